"""The module extensions behind @boost, @date and @libpq for Bazel 7 and later."""

load(":debian.bzl", "debian_date", "debian_libpq")

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

# The central registry has none that is as old as the oldest that is supported.
libpq = module_extension(implementation = lambda module_ctx: debian_libpq(name = "libpq"))
# The system's: it is looked for when //jobs is built, and not before.
date = module_extension(implementation = lambda module_ctx: debian_date(name = "date"))
