"""The names of social-media platforms, as offices spell them."""

from __future__ import annotations

PLATFORM = (
    r"instagram|insta|intagram|ig|facebook|face\s?book|fb|fanspage|fan\s?page|twitter|twiter|"
    r"you\s?tube|yt|tik\s?tok|telegram|threads?|media\s?sosial|medsos|sosmed|linkedin"
)
