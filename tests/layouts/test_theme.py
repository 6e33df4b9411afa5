"""The colours of charts are the colours of the stylesheet, and a reader can tell them apart."""

import re
from pathlib import Path

import pytest

from layouts.theme import SCHEMES, TOKENS, template

CSS = (Path(__file__).parents[2] / "assets" / "tokens.css").read_text("utf-8")


def tokens_of(scheme):
    blocks = re.findall(r"([^{}]*)\{([^{}]*)\}", CSS)
    text = next(body for selector, body in blocks if f'"{scheme}"' in selector)
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", text))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_theme_and_stylesheet_agree(scheme):
    css = tokens_of(scheme)
    assert TOKENS[scheme] == {name: css[name] for name in TOKENS[scheme]}


def test_dark_restates_every_colour_of_light():
    sizes = {"radius", "gutter", "rail", "topbar", "font"}
    assert set(tokens_of("light")) - sizes == set(tokens_of("dark"))


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "surface"), ("ink2", "surface"), ("ink2", "page"), ("ink3", "surface"), ("accent", "accent-soft"),
        ("alert", "surface"), ("alert", "alert-soft"), ("warn", "surface"), ("warn", "warn-soft"), ("ok", "ok-soft"),
        ("on-accent", "accent"), ("zone-ink", "zone-soft"), ("lvt-op", "lvb-op"), ("lvt-af", "lvb-af"),
        ("lvt-verhoogd", "lvb-verhoogd"), ("lvt-basis", "lvb-basis"),
    ],
)  # fmt: skip
def test_text_stands_out_from_its_ground(scheme, text, ground):
    # Source: WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text.
    css = tokens_of(scheme)
    assert contrast(css[text], css[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_area_steps_run_one_way_and_lie_apart(scheme):
    css = tokens_of(scheme)
    steps = [luminance(css[f"a{k}"]) for k in range(1, 6)]
    assert steps == sorted(steps, reverse=scheme == "light")
    assert all(contrast(css[f"a{k}"], css[f"a{k + 1}"]) >= 1.25 for k in range(1, 5))


def test_charts_write_numbers_the_dutch_way():
    assert template("light")["layout"]["separators"] == ",."
