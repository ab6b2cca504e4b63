"""A module that runs itself."""

import argparse


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--deep", action="store_true", help="look at every order")
    parser.parse_args()


if __name__ == "__main__":
    main()
