"""The module extensions behind @boost and @date for Bazel 7 and later."""

load(":debian.bzl", "debian_date")

_LIBRARIES = ["asio", "beast", "json", "regex", "test"]

def _boost_aliases_impl(repository_ctx):
    repository_ctx.file("BUILD", "\n".join([
        'alias(name = "{0}", actual = "@boost.{0}//:boost.{0}", visibility = ["//visibility:public"])'
            .format(library)
        for library in _LIBRARIES
    ]))

_boost_aliases = repository_rule(implementation = _boost_aliases_impl)

# A repository made here sees what asyncio17's MODULE.bazel names, so the labels above resolve.
boost = module_extension(implementation = lambda module_ctx: _boost_aliases(name = "boost"))

# The system's: it is looked for when //jobs is built, and not before.
date = module_extension(implementation = lambda module_ctx: debian_date(name = "date"))
