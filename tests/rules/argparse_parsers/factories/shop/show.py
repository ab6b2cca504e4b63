from shop.cloud import create_argument_parser


def parse_arguments(args=None):
    parser, cloud = create_argument_parser(description="Show what is stored.")
    cloud.add_argument("--customer-key")
    parser.add_argument("--format", default="console")
    return parser.parse_args(args=args)


def main(args=None):
    parse_arguments(args)
