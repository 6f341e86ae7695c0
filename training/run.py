"""Train, test and package the pipeline of a language: `python -m training.run fr --data DIR --out
DIR`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.evaluate import evaluate
from training.package import assemble, package, rounded
from training.prepare import prepare
from training.recipe import Recipe, load
from training.train import polish, train, train_names, use_fast_products

STAGES = ("prepare", "train", "polish", "names", "package")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=("en", "fr", "ru"))
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument(
        "--out", type=Path, required=True, help="where working data and pipelines go"
    )
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=list(STAGES))
    parser.add_argument("--steps", type=int, help="training steps, where not the recipe's")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Run the stages asked for."""
    args = arguments()
    use_fast_products()
    recipe: Recipe = load(args.lang)
    work = args.out / "work" / args.lang
    if "prepare" in args.stages:
        sizes = prepare(recipe, args.data, work, args.seed)
        print(json.dumps({"prepared": sizes}))
    if "train" in args.stages:
        train(recipe, work, args.seed, args.steps)
    if "polish" in args.stages:
        prepare(recipe, args.data, work, args.seed + 1)
        polish(recipe, work, args.seed, args.steps)
    if "names" in args.stages:
        train_names(recipe, work, args.seed, args.steps)
    if "package" in args.stages:
        nlp = assemble(recipe, work)
        scores = evaluate(nlp, recipe, args.data)
        package(nlp, recipe, args.out / "out" / recipe.lang, args.seed, scores)
        print(json.dumps(rounded(scores), indent=1))


if __name__ == "__main__":
    main()
