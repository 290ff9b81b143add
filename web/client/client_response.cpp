#include <asyncio/web/client/client_response.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/response_state.hpp>
#include <asyncio/web/client/tracing.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/hdrs.hpp>

namespace asyncio::http {

// ---- the state ----

detail::ResponseState::ResponseState(EventLoop& loop, ResponseHeadPtr response_head,
                                     std::shared_ptr<const RequestInfo> request)
    : head(std::move(response_head)),
      info(std::move(request)),
      content(StreamReader::kDefaultLimit, &loop) {}

detail::ResponseState::~ResponseState() {
  content.set_transport(nullptr);
  release();
}

void detail::ResponseState::begin(Lease connection, Writing writing, bool decompress) {
  lease_ = std::move(connection);
  writing_ = std::move(writing);
  if (decompress && head->has_body()) {
    const auto coding = coding_of(head->headers().get(hdrs::CONTENT_ENCODING, ""));
    if (coding) decoder_ = make_decoder(*coding);
  }
  content.set_transport(&*lease_);
  lease_->attach(*this);
}

void detail::ResponseState::body_data(std::string_view data) {
  if (!decoder_) return content.feed_data(data);
  decode(data);
}

// A little may come to very much: no more is decoded than the reader takes.
void detail::ResponseState::decode(std::string_view bytes) {
  char room[16 * 1024];
  while (!lease_->is_paused()) {
    const ContentDecoder::Step step = decoder_->decode(bytes, room, sizeof room);
    bytes.remove_prefix(step.used);
    if (step.bad) return lease_->fail(make_exception<ClientPayloadError>(cannot_decode()));
    if (step.made) content.feed_data({room, step.made});
    if (!step.made && !step.used) {
      goes_on_ = false;
      return encoded_.clear();
    }
  }
  goes_on_ = true;
  encoded_ = std::string(bytes);
}

bool detail::ResponseState::body_goes_on() {
  if (!goes_on_) return false;
  goes_on_ = false;
  const std::string bytes = std::move(encoded_);
  encoded_.clear();
  decode(bytes);
  return true;
}

std::string detail::ResponseState::cannot_decode() const {
  return "Can not decode content-encoding: " +
         std::string(head->headers().get(hdrs::CONTENT_ENCODING, ""));
}

void detail::ResponseState::body_over(const ExceptionPtr& error) noexcept {
  content.set_transport(nullptr);
  if (error)
    content.set_exception(error);
  else if (decoder_ && !decoder_->ended())
    content.set_exception(make_exception<ClientPayloadError>(cannot_decode()));
  else
    content.feed_eof();
  writing_.stop();
  lease_.release();
}

void detail::ResponseState::release() noexcept {
  if (!lease_) return;
  lease_->detach(*this);
  content.set_transport(nullptr);
  if (!content.exception()) content.set_exception(make_exception<ClientConnectionClosedError>());
  writing_.stop();
  lease_.release();
}

bool detail::is_of_type(const std::string& type, const std::string& expected) noexcept {
  constexpr std::string_view kJson = "application/json", kPlus = "+json";
  if (type == expected) return true;
  return expected == kJson && type.compare(0, 12, kJson.substr(0, 12)) == 0 &&
         type.size() > kPlus.size() &&
         type.compare(type.size() - kPlus.size(), kPlus.size(), kPlus) == 0;
}

// ---- the handle ----

ClientResponse::ClientResponse() noexcept = default;
ClientResponse::ClientResponse(detail::ResponseStatePtr state) noexcept
    : state_(std::move(state)) {}
ClientResponse::ClientResponse(const ClientResponse&) noexcept = default;
ClientResponse::ClientResponse(ClientResponse&&) noexcept = default;
ClientResponse& ClientResponse::operator=(const ClientResponse&) noexcept = default;
ClientResponse& ClientResponse::operator=(ClientResponse&&) noexcept = default;
ClientResponse::~ClientResponse() = default;

detail::ResponseState& ClientResponse::state() const {
  if (!state_) throw RuntimeError("the handle refers to no response");
  return *state_;
}

int ClientResponse::status() const { return state().head->status(); }
std::string_view ClientResponse::reason() const { return state().head->reason(); }
detail::Version ClientResponse::version() const { return state().head->version(); }
const std::string& ClientResponse::method() const { return state().info->method; }
const URL& ClientResponse::url() const { return state().info->url; }
const URL& ClientResponse::real_url() const { return state().info->real_url; }
std::string ClientResponse::host() const { return url().host(); }
HeadersView ClientResponse::headers() const { return state().head->headers(); }
std::vector<ClientResponse> ClientResponse::history() const {
  return state().history ? *state().history : std::vector<ClientResponse>();
}
const RequestInfo& ClientResponse::request_info() const { return *state().info; }

std::string ClientResponse::content_type() const {
  return ContentType(headers().get(hdrs::CONTENT_TYPE, "")).mimetype();
}

std::optional<std::string> ClientResponse::charset() const {
  return ContentType(headers().get(hdrs::CONTENT_TYPE, "")).charset();
}

std::optional<std::uint64_t> ClientResponse::content_length() const {
  return state().head->content_length();
}

MultiDict ClientResponse::cookies() const {
  MultiDict cookies;
  for (const std::string_view field : headers().getall(hdrs::SET_COOKIE)) {
    const std::string_view pair = field.substr(0, field.find(';'));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = detail::trim(pair.substr(0, equals));
    if (detail::is_cookie_name(name))
      cookies.set(std::string(name), detail::unquote_cookie(detail::trim(pair.substr(equals + 1))));
  }
  return cookies;
}

std::map<std::string, Link> ClientResponse::links() const {
  std::map<std::string, Link> links;
  for (const std::string_view field : headers().getall(hdrs::LINK)) {
    for (std::string_view rest = field; !rest.empty();) {
      const std::size_t open = rest.find('<');
      const std::size_t close = rest.find('>', open);
      if (close == std::string_view::npos) break;
      const std::string target(rest.substr(open + 1, close - open - 1));
      rest.remove_prefix(close + 1);
      // A comma ends the parameters, unless it is in quotes.
      std::size_t end = 0;
      for (bool quoted = false; end < rest.size() && (quoted || rest[end] != ','); ++end)
        quoted ^= rest[end] == '"';
      Link link;
      detail::parse_parameters(rest.substr(0, end), link.parameters);
      rest.remove_prefix(end);
      try {
        link.url = url().join(URL(target));
      } catch (const ValueError&) {  // it leads nowhere
        continue;
      }
      links.insert_or_assign(link.parameters.get("rel", target), std::move(link));
    }
  }
  return links;
}

StreamReader& ClientResponse::content() const { return state().content; }

Coroutine<std::string> ClientResponse::read() const {
  return coroutine<std::string>(
      [self = *this, body = Outcome<std::string>(), told = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (!self.state().body) {
          YIELD_FROM_OUTCOME(body, self.content().read(-1));
          if (body.exception()) {
            self.close();
            RAISE(body.exception());
          }
          self.state().body = std::move(body).value();
          if (self.state().trace) {
            YIELD_FROM_OUTCOME(told, self.state().trace->send(TraceResponseChunkReceivedParams{
                                         self.method(), self.url(), *self.state().body}));
            if (told.exception()) {
              self.close();
              RAISE(told.exception());
            }
          }
        }
        RETURN(*self.state().body);
        END;
      },
      __FILE__, __LINE__, "read");
}

void ClientResponse::raise_for_status() const {
  if (ok()) return;
  throw state().error_of<ClientResponseError>(std::string(reason()));
}

void ClientResponse::release() const noexcept {
  if (state_) state_->release();
}
void ClientResponse::close() const noexcept { release(); }
bool ClientResponse::closed() const { return state().released(); }

std::string ClientResponse::to_string() const {
  if (!state_) return "<ClientResponse empty>";
  return "<ClientResponse(" + url().human_repr() + ") [" + std::to_string(status()) + " " +
         (reason().empty() ? "None" : std::string(reason())) + "]>";
}

}  // namespace asyncio::http
