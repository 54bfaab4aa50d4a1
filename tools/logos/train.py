"""Makes `engines/logos/data/encoder.npz` and `shapes.npz` from the tuning half of simple-icons: `python -m tools.logos.train`.

Needs the dependency group `logos` (PyTorch) and SUIZHI_DATA. Seeded; about six minutes of processor time. `… train shapes` or `… train
encoder` makes one of the two. Two distortions of one part must
meet and those of other icons must not (InfoNCE). What it may see is in `tools.logos.icons`, how it is distorted in `tools.logos.families`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from suizhi.engines.logos import shapes
from suizhi.engines.logos.encoder import LAYERS, WIDTH
from tools.logos.families import distorted
from tools.logos.icons import squares

OUT = Path(__file__).parents[2] / "src/suizhi/engines/logos/data"
SEED, STEPS, BATCH, HEAT, RATE = 20261126, 600, 128, 0.08, 3e-3
"""Seed, steps, icons in a batch, temperature, highest learning rate."""


class Encoder(nn.Sequential):
    """The network of `suizhi.engines.logos.encoder`, with the normalisation that training needs and the export folds away."""

    def __init__(self) -> None:
        layers: list[nn.Module] = []
        inward = 1
        for side, stride, outward in LAYERS:
            layers += [nn.Conv2d(inward, outward, side, stride, side // 2, bias=False), nn.BatchNorm2d(outward), nn.ReLU()]
            inward = outward
        super().__init__(*layers, nn.Flatten(), nn.Dropout(0.1), nn.Linear(inward * 16, WIDTH))


def main() -> int:
    """Train, write, say what came of it."""
    wanted = set(sys.argv[1:]) or {"shapes", "encoder"}
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    pictures, owners = squares()
    _say(f"{len(pictures)} parts of {owners.max() + 1} icons")
    if "shapes" in wanted:
        _whitening(pictures)
    if "encoder" not in wanted:
        return 0
    model = _trained(torch.from_numpy(pictures)[:, None], owners)
    np.savez(OUT / "encoder.npz", **_exported(model, _turn(model, torch.from_numpy(pictures)[:, None])))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _trained(pictures: torch.Tensor, owners: np.ndarray) -> Encoder:
    model = Encoder().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=STEPS, pct_start=0.1)
    draw = torch.Generator().manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    mean = 0.0
    for step in range(STEPS):
        chosen = pictures[_one_of_each(owners, rng)]
        told = nn.functional.normalize(model(_both(chosen, draw)), dim=1)
        loss = _meeting(told[:BATCH], told[BATCH:])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        plan.step()
        mean = loss.item() if not step else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0:
            _say(f"  step {step}, loss {mean:.3f}, {time.process_time():.0f} s")
    return model.eval()


def _both(chosen: torch.Tensor, draw: torch.Generator) -> torch.Tensor:
    """Two distortions of each, one after the other."""
    return torch.cat([distorted(chosen, draw), distorted(chosen, draw)]).contiguous(memory_format=torch.channels_last)


def _one_of_each(owners: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One part of each of `BATCH` icons, the whole twice as often as the others."""
    icons = rng.choice(owners.max() + 1, BATCH, replace=False)
    starts, ends = np.searchsorted(owners, icons), np.searchsorted(owners, icons, "right")
    return np.where(rng.random(BATCH) < 0.5, starts, starts + (rng.random(BATCH) * (ends - starts)).astype(int))


def _meeting(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    likeness = one @ other.T / HEAT
    right = torch.arange(len(one))
    return (nn.functional.cross_entropy(likeness, right) + nn.functional.cross_entropy(likeness.T, right)) / 2


@torch.no_grad()
def _turn(model: Encoder, pictures: torch.Tensor) -> torch.Tensor:
    """The rotation that puts the most telling numbers of a vector first; products of vectors stay what they were."""
    told = nn.functional.normalize(torch.cat([model(some) for some in pictures.split(256)]), dim=1)
    _, axes = torch.linalg.eigh(told.T @ told)
    return axes.flip(1)


def _exported(model: Encoder, turn: torch.Tensor) -> dict[str, np.ndarray]:
    """The weights as the numpy pass takes them: kernels (side · side · in, out), normalisation folded in, the last layer turned."""
    out: dict[str, np.ndarray] = {}
    parts = list(model)
    for number in range(len(LAYERS)):
        convolution, norm = parts[3 * number], parts[3 * number + 1]
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        kernel = convolution.weight * scale.view(-1, 1, 1, 1)
        out[f"w{number}"] = kernel.permute(2, 3, 1, 0).reshape(-1, kernel.shape[0]).detach().numpy().astype(np.float16)
        out[f"b{number}"] = (norm.bias - norm.running_mean * scale).detach().numpy().astype(np.float16)
    last = parts[-1]
    channels = LAYERS[-1][2]
    square = last.weight.view(WIDTH, channels, 4, 4).permute(2, 3, 1, 0).reshape(-1, WIDTH)
    out[f"w{len(LAYERS)}"] = (square @ turn).detach().numpy().astype(np.float16)
    out[f"b{len(LAYERS)}"] = (last.bias @ turn).detach().numpy().astype(np.float16)
    return out


KEPT, FLOOR = 192, 0.02
"""Numbers that whitening keeps, and the share of the strongest axis below which an axis is not blown up any further."""


def _whitening(pictures: np.ndarray) -> None:
    """The axes on which parts differ most, each divided by how much distorting one part moves along it."""
    draw = torch.Generator().manual_seed(SEED)
    plain = shapes.measured(pictures)
    moved = shapes.measured(distorted(torch.from_numpy(pictures)[:, None], draw)[:, 0].numpy())
    mean = plain.mean(0)
    around = np.concatenate([plain, moved]) - mean
    _, turns = np.linalg.eigh(around.T @ around)
    axes = turns[:, : -2 * KEPT - 1 : -1]
    within = (moved - plain) @ axes
    spread = np.cov(within.T) / 2
    values, turns = np.linalg.eigh(spread + FLOOR * np.trace(spread) / len(spread) * np.eye(len(spread)))
    calm = axes @ (turns / np.sqrt(values))
    _, strength, best = np.linalg.svd((plain - mean) @ calm, full_matrices=False)
    np.savez(OUT / "shapes.npz", mean=mean.astype(np.float16), axes=(calm @ best[:KEPT].T).astype(np.float16))
    _say(f"whitening keeps {(strength[:KEPT] ** 2).sum() / (strength**2).sum():.0%}")


if __name__ == "__main__":
    sys.exit(main())
