"""ASGI: routes, conditional GET, OpenAPI, oEmbed, feed, first HTML, compression, security."""
