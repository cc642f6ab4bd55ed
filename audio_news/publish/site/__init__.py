"""Episodes -> a static site: a page an article that reads itself aloud, an index, a player.

`write_site` writes all of it; a program that knows what changed asks for single files with
`episode_files`, `index_files` and `site_assets`.
"""

from audio_news.publish.site.index import Entry, entry
from audio_news.publish.site.show import SiteShow
from audio_news.publish.site.write import (
    episode_files,
    index_files,
    page_name,
    player_name,
    site_assets,
    write_site,
)

__all__ = [
    "Entry",
    "SiteShow",
    "entry",
    "episode_files",
    "index_files",
    "page_name",
    "player_name",
    "site_assets",
    "write_site",
]
