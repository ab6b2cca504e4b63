from shop.cloud import create_argument_parser


def main(args=None):
    parser, _ = create_argument_parser(description="Delete what is too old.")
    parser.add_argument("--keep", type=int)
    parser.parse_args(args)
