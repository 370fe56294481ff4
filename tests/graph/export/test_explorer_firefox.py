"""A look at the page in Firefox, where there is one."""

import base64
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import Browser

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
# The badge and nodes of officials, and the ground of a marked name.
OFFICIAL, MARK = "#2f62a8", "#ffe69a"


def pixels(browser: Browser, picture: bytes) -> dict[str, int]:
    """How many pixels of a PNG have each of the colours."""
    page = browser.new_page()
    found: dict[str, int] = page.evaluate(
        """async ([encoded, colors]) => {
            const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            const count = Object.fromEntries(colors.map((color) => [color, 0]));
            for (let at = 0; at < data.length; at += 4) {
                const color = "#" + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("");
                if (color in count) count[color] += 1;
            }
            return count;
        }""",
        [base64.b64encode(picture).decode(), [OFFICIAL, MARK]],
    )
    page.close()
    return found


@pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine")
def test_firefox_draws_the_network_and_unpacks_the_sentences(
    browser: Browser, small_page: Path, tmp_path: Path
):
    assert FIREFOX is not None
    (tmp_path / "profile").mkdir()
    page = f"{small_page.as_uri()}#open={quote(json.dumps(['p04', 'p06']))}"
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(tmp_path / "profile")]
    command += ["--window-size=1280,800", "--screenshot", str(tmp_path / "page.png"), page]
    # Firefox takes the picture as soon as the page is loaded, sometimes before it has unpacked.
    for _ in range(6):
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        found = pixels(browser, (tmp_path / "page.png").read_bytes())
        assert found[OFFICIAL] > 500
        if found[MARK] > 500:
            return
    pytest.fail("no marked name in any picture")
