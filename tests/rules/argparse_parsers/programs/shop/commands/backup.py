def register(subparsers):
    parser = subparsers.add_parser("backup", help="Save everything.")
    parser.add_argument("--target", default="/var/backups/shop")
