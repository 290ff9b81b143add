#include <asyncio/web/server/cleanup_context.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/server/application.hpp>

namespace asyncio::web {

void CleanupContexts::add(Factory factory) {
  if (frozen_) throw RuntimeError("Cannot modify frozen list.");
  factories_.push_back(std::move(factory));
}

Coroutine<void> CleanupContexts::begin(Application app) {
  return coroutine<void>(
      [this, app = std::move(app), i = std::size_t{0}, yielded = false,
       context = std::shared_ptr<detail::CleanupContext>()](auto& co) mutable {
        BEGIN(co);
        for (; i < factories_.size(); ++i) {
          context = factories_[i](app);
          YIELD_FROM_INTO(yielded, context->next());
          if (!yielded) RAISE(RuntimeError("a cleanup context has ended without a yield"));
          begun_.push_back(std::move(context));
        }
        END;
      },
      __FILE__, __LINE__, "cleanup_ctx");
}

Coroutine<void> CleanupContexts::end(std::vector<ExceptionPtr>& errors) {
  return coroutine<void>(
      [this, &errors, outcome = Outcome<bool>(),
       context = std::shared_ptr<detail::CleanupContext>()](auto& co) mutable {
        BEGIN(co);
        while (!begun_.empty()) {
          context = std::move(begun_.back());
          begun_.pop_back();
          YIELD_FROM_OUTCOME(outcome, context->next());
          if (outcome.exception())
            errors.push_back(outcome.exception());
          else if (outcome.value())
            errors.push_back(
                make_exception<RuntimeError>("a cleanup context has more than one yield"));
        }
        END;
      },
      __FILE__, __LINE__, "cleanup_ctx");
}

}  // namespace asyncio::web
