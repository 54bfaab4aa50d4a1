"""The distortions that the encoder and the whitening are trained on. The measurement distorts in other ways (`suizhi.bench.logos.distortions`).

Each family takes squares (n, 1, 64, 64) and gives as many. Here are: turning, stretching, shearing, barrels, blur, coarse pixels, outlines,
hatching, shading, shadows, contrast and noise. Not here, as they are tested: mirror, ring, text beside, occlusion, wave, weight of strokes,
photograph, a part alone.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812 - its name everywhere

Squares = torch.Tensor


def distorted(squares: Squares, draw: torch.Generator) -> Squares:
    """One random distortion of each square, several families at once."""
    out = _warped(squares, draw)
    out = _sometimes(0.25, out, _outlined(out), draw)
    out = _sometimes(0.15, out, out * _hatching(out, draw), draw)
    out = _sometimes(0.35, out, out * _shading(out, draw), draw)
    out = _sometimes(0.15, out, torch.maximum(out, 0.5 * torch.roll(out, (3, 3), (2, 3))), draw)
    out = _sometimes(0.30, out, _blurred(_blurred(out, 3), 3), draw)
    out = _sometimes(0.15, out, F.interpolate(F.avg_pool2d(out, 3, 3), size=out.shape[2:], mode="bilinear"), draw)
    gamma = torch.exp(_even(out, draw, -0.6, 0.6))
    out = out.clamp(0, 1) ** gamma
    noise = _even(out, draw, 0, 0.1) * torch.randn(out.shape, generator=draw)
    return (out + noise).clamp(0, 1)


def _even(like: Squares, draw: torch.Generator, low: float, high: float) -> Squares:
    return torch.rand((len(like), 1, 1, 1), generator=draw) * (high - low) + low


def _sometimes(chance: float, plain: Squares, changed: Squares, draw: torch.Generator) -> Squares:
    return torch.where(torch.rand((len(plain), 1, 1, 1), generator=draw) < chance, changed, plain)


def _warped(squares: Squares, draw: torch.Generator) -> Squares:
    """Turned, stretched, sheared, moved and bent as by a lens."""
    count, _, high, wide = squares.shape
    value = {name: _even(squares, draw, low, high_).flatten() for name, (low, high_) in _WARPS.items()}
    y, x = torch.meshgrid(torch.linspace(-1, 1, high), torch.linspace(-1, 1, wide), indexing="ij")
    x, y = x.expand(count, -1, -1), y.expand(count, -1, -1)
    at = {name: one.view(-1, 1, 1) for name, one in value.items()}
    bent = 1 + at["lens"] * (x**2 + y**2 - 1)
    x, y = x * bent * torch.exp(at["size"] + at["aspect"]), y * bent * torch.exp(at["size"] - at["aspect"])
    x = x + at["shear"] * y
    turn = at["turn"] * math.pi / 180
    across, down = x * torch.cos(turn) - y * torch.sin(turn), x * torch.sin(turn) + y * torch.cos(turn)
    grid = torch.stack([across + at["right"], down + at["down"]], -1)
    return F.grid_sample(squares, grid, align_corners=True)


_WARPS = {
    "turn": (-14.0, 14.0),
    "aspect": (-0.14, 0.14),
    "shear": (-0.15, 0.15),
    "size": (-0.05, 0.18),
    "lens": (-0.2, 0.2),
    "right": (-0.06, 0.06),
    "down": (-0.06, 0.06),
}
"""Lowest and highest value of each: degrees, logarithms of factors, shares of half the square."""


def _outlined(squares: Squares) -> Squares:
    edge = (_blurred(squares, 3) - _blurred(squares, 5)).abs()
    return edge / edge.amax((2, 3), keepdim=True).clamp(min=1e-3)


def _hatching(squares: Squares, draw: torch.Generator) -> Squares:
    angle, period = _even(squares, draw, 0, math.pi), _even(squares, draw, 4, 9)
    y, x = torch.meshgrid(torch.arange(squares.shape[2]), torch.arange(squares.shape[3]), indexing="ij")
    along = x * torch.cos(angle) + y * torch.sin(angle)
    return (torch.sin(along * (2 * math.pi / period)) > -0.2).float()


def _shading(squares: Squares, draw: torch.Generator) -> Squares:
    """A slow change of tone across the figure."""
    coarse = torch.rand((len(squares), 1, 3, 3), generator=draw) * 0.7 + 0.3
    return F.interpolate(coarse, size=squares.shape[2:], mode="bicubic", align_corners=True).clamp(0.25, 1)


def _blurred(squares: Squares, size: int) -> Squares:
    return F.avg_pool2d(squares, size, 1, size // 2)
