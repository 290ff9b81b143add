// How large the objects are. What a program has a million of should not grow by accident: whoever
// makes one larger says so here. Bytes on a 64-bit machine with libstdc++.
#include <asyncio/asyncio.hpp>
#include <asyncio/db/backoff.hpp>
#include <asyncio/db/errors.hpp>
#include <asyncio/db/pool.hpp>
#include <asyncio/db/postgres/copy.hpp>
#include <asyncio/db/postgres/cursor.hpp>
#include <asyncio/db/postgres/listener.hpp>
#include <asyncio/db/postgres/pipeline.hpp>
#include <asyncio/db/postgres/pool.hpp>
#include <asyncio/db/postgres/record.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/db/redis/client.hpp>
#include <asyncio/db/redis/exceptions.hpp>
#include <asyncio/db/redis/lock.hpp>
#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/db/redis/script.hpp>
#include <asyncio/db/redis/value.hpp>
#include <asyncio/db/sqlite/connection.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/io/connect.hpp>
#include <asyncio/io/datagrams.hpp>
#include <asyncio/io/files.hpp>
#include <asyncio/io/files_os.hpp>
#include <asyncio/io/pipes.hpp>
#include <asyncio/io/process_pool_executor.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/stream_reader_protocol.hpp>
#include <asyncio/io/streams.hpp>
#include <asyncio/io/subprocess.hpp>
#include <asyncio/io/subprocess_transport.hpp>
#include <asyncio/io/supervisor.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/tls/ssl_object.hpp>
#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/memory_engine.hpp>
#include <asyncio/jobs/redis/redis_engine.hpp>
#include <asyncio/jobs/sqlite/sqlite_books.hpp>
#include <asyncio/jobs/sqlite/sqlite_engine.hpp>
#include <asyncio/jobs/worker.hpp>
#include <asyncio/loop/asio_future.hpp>
#include <asyncio/loop/asio_guest.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <asyncio/testing/check_stream.hpp>
#include <asyncio/testing/check_transport.hpp>
#include <asyncio/testing/memory_stream.hpp>
#include <asyncio/testing/memory_transport.hpp>
#include <asyncio/web/client.hpp>
#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/client_timeout.hpp>
#include <asyncio/web/client/cookie_jar.hpp>
#include <asyncio/web/client/form_data.hpp>
#include <asyncio/web/client/response_state.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/request_reader.hpp>
#include <asyncio/web/http/response_reader.hpp>
#include <asyncio/web/http/url.hpp>
#include <asyncio/web/testing/test_client.hpp>
#include <asyncio/web/web.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace asyncio;

namespace {

struct Size {
  const char* name;
  std::size_t bytes;
  std::size_t bound;
};

#define SIZE(bound, ...) \
  Size { #__VA_ARGS__, sizeof(__VA_ARGS__), bound }

// What call_soon() and call_later() make of a function pointer.
using CallbackNode = detail::CallbackNode<detail::HandleNode, void (*)()>;
using TimerCallbackNode = detail::CallbackNode<detail::TimerNode, void (*)()>;

const Size all[] = {
    // what a program holds
    SIZE(8, Handle),
    SIZE(8, TimerHandle),
    SIZE(8, ThreadSafeHandle),
    SIZE(8, Future<int>),
    SIZE(8, Task<int>),
    SIZE(8, AnyFuture),
    SIZE(8, AnyTask),
    SIZE(8, Coroutine<int>),
    SIZE(16, Generator<int>),
    SIZE(16, AsyncGenerator<int>),
    SIZE(48, ByHand<int>),
    SIZE(8, Context),
    SIZE(16, ContextVar<int>),
    SIZE(48, Token<int>),
    SIZE(16, Outcome<int>),
    SIZE(8, ExceptionPtr),
    SIZE(8, LoopRef),
    // what it awaits, and gets
    SIZE(8, Sleep),
    SIZE(40, AsCompleted<Future<int>>),
    SIZE(48, WaitResult<Future<int>>),
    SIZE(48, AsyncGeneratorStep<int, None>),
    SIZE(1, ReturnExceptions),
    SIZE(8, Seconds),
    SIZE(16, OptionalSeconds),
    SIZE(24, SourceLocation),
    SIZE(32, BoundMethod<std::string, std::size_t (std::string::*)() const>),
    // what it makes a few of
    SIZE(72, Lock),
    SIZE(72, Event),
    SIZE(144, Condition),
    SIZE(72, Semaphore),
    SIZE(72, BoundedSemaphore),
    SIZE(176, Barrier),
    SIZE(344, Queue<int>),
    SIZE(376, PriorityQueue<int>),
    SIZE(368, LifoQueue<int>),
    SIZE(16, TaskGroup),
    SIZE(16, Timeout),
    SIZE(432, testing::MemoryTransport),
    SIZE(40, testing::CheckFailed),
    SIZE(40, testing::MemoryStream),
    SIZE(32, FlowControl),
    SIZE(40, StreamWriter),
    SIZE(80, StreamReaderProtocol),
    SIZE(32, ClientConnected),
    SIZE(216, StreamConnectionOptions),
    SIZE(104, StreamServerOptions),
    SIZE(88, StreamReader),
    SIZE(8, ReadTransport),
    SIZE(8, WriteTransport),
    SIZE(24, Transport),
    SIZE(8, BaseTransport),
    SIZE(8, DatagramTransport),
    SIZE(32, CountedTransport<Transport>),
    SIZE(16, WriteBufferLimits),
    SIZE(64, SocketAddress),
    SIZE(8, BaseProtocol),
    SIZE(8, StreamingProtocol),
    SIZE(8, Protocol),
    SIZE(144, aiofiles::File),
    SIZE(80, aiofiles::os::StatResult),
    SIZE(8, BufferedProtocol),
    SIZE(8, DatagramProtocol),
    SIZE(16, MutableBuffer),
    SIZE(8, Server),
    SIZE(96, ServerOptions),
    SIZE(24, HostNames),
    SIZE(208, ConnectionOptions),
    SIZE(80, DatagramAddress),
    SIZE(184, DatagramOptions),
    SIZE(32, PortName),
    SIZE(112, AddressInfo),
    SIZE(16, AddressHints),
    SIZE(72, StartTlsOptions),
    SIZE(224, ssl::SSLContext),
    SIZE(8, ssl::SSLObject),
    SIZE(72, ssl::Cipher),
    SIZE(200, ssl::Certificate),
    SIZE(8, concurrent::Future<int>),
    SIZE(24, concurrent::MapOptions),
    SIZE(56, concurrent::MapResults<int>),
    SIZE(32, concurrent::AsCompletedFutures<concurrent::Future<int>>),
    SIZE(48, concurrent::DoneAndNotDoneFutures<concurrent::Future<int>>),
    // what it makes of HTTP
    SIZE(184, web::Limits),
    SIZE(32, http::HeaderField),
    SIZE(24, http::HeadersView),
    SIZE(24, http::Headers),
    SIZE(24, http::MultiDict),
    SIZE(56, http::ContentType),
    SIZE(40, http::ETag),
    SIZE(32, http::Slice),
    SIZE(32, http::URL),
    // and who asks
    SIZE(64, http::BasicAuth),
    SIZE(48, http::ClientConnectionClosedError),
    SIZE(8, http::ClientConnectionError),
    SIZE(72, http::ClientConnectionResetError),
    SIZE(88, http::ClientConnectorCertificateError),
    SIZE(88, http::ClientConnectorDNSError),
    SIZE(88, http::ClientConnectorError),
    SIZE(88, http::ClientConnectorSSLError),
    SIZE(8, http::ClientError),
    SIZE(64, http::ClientHttpProxyError),
    SIZE(72, http::ClientOSError),
    SIZE(48, http::ClientPayloadError),
    SIZE(88, http::ClientProxyConnectionError),
    SIZE(64, http::ClientResponseError),
    SIZE(88, http::ClientSSLError),
    SIZE(72, http::ClientTimeout),
    SIZE(16, http::ClientWebSocketResponse),
    SIZE(48, http::ConnectionTimeoutError),
    SIZE(64, http::ContentTypeError),
    SIZE(184, http::Cookie),
    SIZE(16, http::CookieJar),
    SIZE(16, http::DummyCookieJar),
    SIZE(120, http::FormData),
    SIZE(32, http::Fingerprint),
    SIZE(40, http::InvalidURL),
    SIZE(40, http::InvalidUrlClientError),
    SIZE(40, http::InvalidUrlRedirectClientError),
    SIZE(48, http::NonHttpUrlClientError),
    SIZE(48, http::NonHttpUrlRedirectClientError),
    SIZE(8, http::RedirectClientError),
    SIZE(120, http::RequestInfo),
    SIZE(8, http::ServerConnectionError),
    SIZE(48, http::ServerDisconnectedError),
    SIZE(64, http::ServerFingerprintMismatch),
    SIZE(48, http::ServerTimeoutError),
    SIZE(48, http::SocketTimeoutError),
    SIZE(64, http::TooManyRedirects),
    SIZE(104, http::UnixClientConnectorError),
    SIZE(616, http::WSConnectOptions),
    SIZE(64, http::WSServerHandshakeError),
    SIZE(16, http::MultipartReader),
    SIZE(16, http::BodyPartReader),
    SIZE(88, http::MultipartWriter),
    SIZE(56, http::WSMessage),
    SIZE(48, http::WebSocketError),
    SIZE(40, http::WSHandshakeError),
    SIZE(16, http::BaseConnector),
    SIZE(8, http::ClientResponse),
    SIZE(16, http::ClientSession),
    SIZE(56, http::Link),
    SIZE(16, http::RequestContext),
    SIZE(496, http::RequestOptions),
    SIZE(16, http::ClientRequest),
    SIZE(16, http::DigestAuthMiddleware),
    SIZE(16, http::TCPConnector),
    SIZE(16, http::UnixConnector),
    SIZE(16, http::TraceConfig),
    SIZE(16, http::TraceContext),
    SIZE(80, http::TraceRequestStartParams),
    SIZE(80, http::TraceRequestHeadersSentParams),
    SIZE(96, http::TraceRequestChunkSentParams),
    SIZE(96, http::TraceResponseChunkReceivedParams),
    SIZE(88, http::TraceRequestEndParams),
    SIZE(88, http::TraceRequestRedirectParams),
    SIZE(88, http::TraceRequestExceptionParams),
    SIZE(1, http::TraceConnectionQueuedStartParams),
    SIZE(1, http::TraceConnectionQueuedEndParams),
    SIZE(1, http::TraceConnectionCreateStartParams),
    SIZE(1, http::TraceConnectionCreateEndParams),
    SIZE(1, http::TraceConnectionReuseconnParams),
    SIZE(32, http::TraceDnsResolveHostStartParams),
    SIZE(32, http::TraceDnsResolveHostEndParams),
    SIZE(32, http::TraceDnsCacheHitParams),
    SIZE(32, http::TraceDnsCacheMissParams),
    SIZE(16, web::TestClient),
    SIZE(16, web::TestServer),
    // and what serves it
    SIZE(16, web::UploadedFile),
    SIZE(136, web::FileField),
    SIZE(48, web::Form),
    SIZE(112, web::RouteDef),
    SIZE(152, web::UrlDispatcher),
    SIZE(24, web::RouteTableDef),
    SIZE(8, web::View),
    SIZE(3, web::NormalizePathOptions),
    SIZE(16, web::ConfigDict),
    SIZE(56, web::CleanupContexts),
    SIZE(40, web::CleanupError),
    SIZE(144, web::HTTPClientError),
    SIZE(144, web::HTTPError),
    SIZE(144, web::HTTPException),
    SIZE(144, web::HTTPNotFound),
    SIZE(144, web::HTTPRedirection),
    SIZE(144, web::HTTPRequestEntityTooLarge),
    SIZE(144, web::HTTPServerError),
    SIZE(144, web::HTTPSuccessful),
    SIZE(16, web::AppRunner),
    SIZE(16, web::BaseRunner),
    SIZE(16, web::ServerRunner),
    SIZE(48, web::GracefulExit),
    SIZE(8, web::AbstractAccessLogger),
    SIZE(64, web::AccessLogger),
    SIZE(48, web::AccessRecord),
    SIZE(56, web::BadRequest),
    SIZE(112, web::ServingOptions),
    SIZE(232, web::CloneOptions),
    SIZE(16, web::Application),
    SIZE(16, web::BaseSite),
    SIZE(16, web::Resource),
    SIZE(16, web::Server),
    SIZE(16, web::SockSite),
    SIZE(16, web::TCPSite),
    SIZE(16, web::UnixSite),
    SIZE(176, web::CookieOptions),
    SIZE(176, web::HTTPFound),
    SIZE(176, web::HTTPMove),
    SIZE(176, web::HTTPUnavailableForLegalReasons),
    SIZE(200, web::HTTPMethodNotAllowed),
    SIZE(328, web::RunOptions),
    SIZE(32, web::Route),
    SIZE(40, web::StaticOptions),
    SIZE(32, web::Signal<web::Application>),
    SIZE(8, web::FileResponse),
    SIZE(48, web::WebSocketReady),
    SIZE(8, web::EventSourceResponse),
    SIZE(8, web::Handler),
    SIZE(8, web::Request),
    SIZE(8, web::Response),
    SIZE(112, web::RunnerOptions),
    SIZE(8, web::StreamResponse),
    SIZE(8, web::WebSocketResponse),
    // what it makes one of
    SIZE(384, EventLoop),
    SIZE(8, AsioFuture),
    SIZE(56, Guest),
    SIZE(16, AsioGuest),
    SIZE(8, tornado::IOLoop),
    SIZE(16, tornado::PeriodicCallback),
    SIZE(48, Runner),
    SIZE(40, TaskFactory),
    SIZE(8, concurrent::Executor),
    SIZE(32, concurrent::ThreadPoolExecutor),
    SIZE(16, concurrent::ProcessPoolExecutor),
    SIZE(48, concurrent::ProcessPoolOptions),
    SIZE(16, concurrent::BrokenExecutor),
    SIZE(16, concurrent::BrokenProcessPool),
    SIZE(80, concurrent::RemoteError),
    SIZE(88, children::Function),
    SIZE(16, children::Input),
    SIZE(32, children::Named<int>),
    SIZE(16, Supervisor),
    SIZE(32, SupervisorOptions),
    SIZE(32, ChildOptions),
    SIZE(56, ChildStatus),
    SIZE(8, Poller),
    SIZE(152, VirtualPoller),
    SIZE(8, Watcher),
    SIZE(200, Watchdog),
    SIZE(64, ExceptionContext),
    SIZE(64, FutureCallGraph),
    SIZE(56, FrameCallGraphEntry),
    // exceptions
    SIZE(40, BaseException),
    SIZE(40, MessageError),
    SIZE(40, CancelledError),
    SIZE(40, GeneratorExit),
    SIZE(40, KeyboardInterrupt),
    SIZE(48, SystemExit),
    SIZE(40, TypeError),
    SIZE(40, AttributeError),
    SIZE(40, LookupError),
    SIZE(40, KeyError),
    SIZE(40, StopIteration),
    SIZE(48, StopIterationValue<int>),
    SIZE(40, InvalidStateError),
    SIZE(40, TimeoutError),
    SIZE(64, ExceptionGroup),
    SIZE(64, BaseExceptionGroup),
    SIZE(16, BrokenBarrierError),
    SIZE(40, QueueEmpty),
    SIZE(40, QueueFull),
    SIZE(40, QueueShutDown),
    SIZE(88, IncompleteReadError),
    SIZE(48, LimitOverrunError),
    SIZE(64, OSError),
    SIZE(16, SendfileNotAvailableError),
    SIZE(64, FileExistsError),
    SIZE(64, FileNotFoundError),
    SIZE(64, IsADirectoryError),
    SIZE(64, NotADirectoryError),
    SIZE(64, PermissionError),
    SIZE(72, Process),
    SIZE(208, SubprocessOptions),
    SIZE(8, SubprocessProtocol),
    SIZE(8, SubprocessTransport),
    SIZE(64, ProcessLookupError),
    SIZE(16, NotImplementedError),
    SIZE(64, UnsupportedOperation),
    SIZE(64, gaierror),
    SIZE(64, ConnectionError),
    SIZE(64, BrokenPipeError),
    SIZE(64, ConnectionAbortedError),
    SIZE(64, ConnectionRefusedError),
    SIZE(64, ConnectionResetError),
    SIZE(128, ssl::SSLError),
    SIZE(168, ssl::SSLCertVerificationError),
    // what drivers of databases share
    SIZE(40, db::Error),
    SIZE(40, db::InterfaceError),
    SIZE(40, db::DatabaseError),
    SIZE(40, db::DataError),
    SIZE(40, db::OperationalError),
    SIZE(40, db::IntegrityError),
    SIZE(40, db::InternalError),
    SIZE(40, db::ProgrammingError),
    SIZE(40, db::NotSupportedError),
    SIZE(24, db::Backoff),
    SIZE(24, db::NoBackoff),
    SIZE(24, db::ConstantBackoff),
    SIZE(24, db::ExponentialBackoff),
    SIZE(24, db::EqualJitterBackoff),
    SIZE(24, db::FullJitterBackoff),
    SIZE(40, db::Retry),
    // PostgreSQL
    SIZE(16, postgres::PostgresError),
    SIZE(56, postgres::UniqueViolationError),
    SIZE(40, postgres::InterfaceError),
    SIZE(32, postgres::Bytes),
    SIZE(272, postgres::ConnectOptions),
    SIZE(64, postgres::Connection),
    SIZE(16, postgres::CopyIn),
    SIZE(16, postgres::CopyOut),
    SIZE(16, postgres::Cursor),
    SIZE(16, postgres::Listener),
    SIZE(16, postgres::Listener::Notifications),
    SIZE(72, postgres::Notification),
    SIZE(16, postgres::Pipeline),
    SIZE(16, postgres::Transaction),
    SIZE(8, postgres::TransactionOptions),
    SIZE(232, postgres::detail::Operation),
    SIZE(464, postgres::detail::Operations),
    SIZE(1, postgres::TextCodec<int>),
    SIZE(32, postgres::Field),
    SIZE(32, postgres::Numeric),
    SIZE(16, postgres::Uuid),
    SIZE(8, postgres::Time),
    SIZE(16, postgres::Interval),
    SIZE(1, postgres::LocalClock),
    SIZE(12, postgres::YearMonthDay),
    SIZE(20, postgres::Range<int>),
    SIZE(24, postgres::Record),
    SIZE(16, postgres::Records),
    SIZE(8, db::PoolMember),
    SIZE(72, db::PoolOptions),
    SIZE(16, db::PoolConnectionProxy<db::PoolMember>),
    SIZE(32, db::PoolAcquireContext<db::PoolMember>),
    SIZE(360, db::Pool<db::PoolMember>),
    SIZE(16, db::PoolPtr<db::PoolMember>),
    SIZE(48, db::detail::PoolLease),
    SIZE(56, db::detail::PoolSlot),
    // jobs/
    // jobs/
    SIZE(88, jobs::Cron),
    SIZE(360, jobs::Schedule),
    SIZE(80, jobs::Kind<int(int, int)>),
    SIZE(120, jobs::AnyKind),
    SIZE(24, jobs::Waits),
    SIZE(32, jobs::RetryPolicy),
    SIZE(56, jobs::Retry),
    SIZE(40, jobs::JobFailed),
    SIZE(40, jobs::JobNotFound),
    SIZE(40, jobs::PayloadError),
    SIZE(40, jobs::JsonWriter),
    SIZE(8, jobs::JsonValue),
    SIZE(8, jobs::JsonDocument),
    SIZE(16, jobs::Client),
    SIZE(248, jobs::EnqueueOptions),
    SIZE(56, jobs::AnyJob),
    SIZE(56, jobs::Job<int>),
    SIZE(16, jobs::Worker),
    SIZE(224, jobs::WorkerOptions),
    SIZE(72, jobs::WorkerStats),
    SIZE(56, jobs::Limit),
    SIZE(24, jobs::TokenBucket),
    SIZE(4, jobs::States),
    SIZE(240, jobs::NewJob),
    SIZE(40, jobs::Enqueued),
    SIZE(88, jobs::Take),
    SIZE(40, jobs::Attempt),
    SIZE(144, jobs::TakenJob),
    SIZE(40, jobs::Taken),
    SIZE(88, jobs::End),
    SIZE(80, jobs::Beat),
    SIZE(64, jobs::BeatAnswer),
    SIZE(24, jobs::Reaped),
    SIZE(24, jobs::Moved),
    SIZE(72, jobs::Query),
    SIZE(248, jobs::JobRecord),
    SIZE(64, jobs::QueueRecord),
    SIZE(80, jobs::WorkerRecord),
    SIZE(80, jobs::Inspection),
    SIZE(8, jobs::Engine),
    SIZE(544, jobs::MemoryEngine),
    SIZE(120, jobs::RedisEngine),
    SIZE(464, jobs::MemoryEngine),
    SIZE(16, jobs::Listeners),
    // jobs/sqlite/
    SIZE(144, jobs::SqliteEngine),
    SIZE(24, jobs::SqliteOptions),
    SIZE(72, jobs::detail::SqliteBooks),
    // Redis
    SIZE(40, redis::RedisError),
    SIZE(40, redis::ConnectionError),
    SIZE(40, redis::TimeoutError),
    SIZE(40, redis::AuthenticationError),
    SIZE(40, redis::BusyLoadingError),
    SIZE(40, redis::InvalidResponse),
    SIZE(40, redis::ResponseError),
    SIZE(40, redis::DataError),
    SIZE(40, redis::PubSubError),
    SIZE(40, redis::WatchError),
    SIZE(40, redis::NoScriptError),
    SIZE(40, redis::OutOfMemoryError),
    SIZE(40, redis::ExecAbortError),
    SIZE(40, redis::ReadOnlyError),
    SIZE(40, redis::NoPermissionError),
    SIZE(40, redis::MovedError),
    SIZE(40, redis::AskError),
    SIZE(40, redis::TryAgainError),
    SIZE(40, redis::ClusterDownError),
    SIZE(48, redis::Value),
    SIZE(320, redis::RedisOptions),
    SIZE(72, redis::SetOptions),
    SIZE(120, redis::XAddOptions),
    SIZE(48, redis::ClientInfo),
    SIZE(184, redis::ClientKillFilter),
    SIZE(24, redis::ClientList),
    SIZE(4, redis::ExpireOptions),
    SIZE(64, redis::Expiry),
    SIZE(88, redis::GeoFound),
    SIZE(72, redis::GeoOptions),
    SIZE(48, redis::GeoPoint),
    SIZE(192, redis::GeoSearch),
    SIZE(72, redis::GetExOptions),
    SIZE(16, redis::LcsOptions),
    SIZE(72, redis::MigrateOptions),
    SIZE(40, redis::RestoreOptions),
    SIZE(48, redis::ServerInfo),
    SIZE(112, redis::SlowlogEntry),
    SIZE(104, redis::SortOptions),
    SIZE(80, redis::XAutoClaimed),
    SIZE(56, redis::XClaimOptions),
    SIZE(48, redis::XConsumerInfo),
    SIZE(112, redis::XGroupInfo),
    SIZE(112, redis::XPending),
    SIZE(80, redis::XPendingEntry),
    SIZE(264, redis::XStreamInfo),
    SIZE(80, redis::XTrimOptions),
    SIZE(5, redis::ZAddOptions),
    SIZE(64, redis::ZAggregateOptions),
    SIZE(40, redis::ZRangeOptions),
    SIZE(1, redis::Commands<redis::Redis>),
    SIZE(16, redis::Redis),
    SIZE(16, redis::Pipeline),
    SIZE(32, redis::Script),
    SIZE(40, redis::LockError),
    SIZE(40, redis::LockNotOwnedError),
    SIZE(48, redis::LockOptions),
    SIZE(16, redis::ScanIter<int>),
    SIZE(16, redis::PubSub),
    SIZE(128, redis::Message),
    SIZE(56, redis::detail::Batch),
    // SQLite
    SIZE(48, sqlite::InterfaceError),
    SIZE(48, sqlite::DatabaseError),
    SIZE(48, sqlite::DataError),
    SIZE(48, sqlite::OperationalError),
    SIZE(48, sqlite::IntegrityError),
    SIZE(48, sqlite::InternalError),
    SIZE(48, sqlite::ProgrammingError),
    SIZE(32, sqlite::Blob),
    SIZE(40, sqlite::Value),
    SIZE(40, sqlite::Row),
    SIZE(72, sqlite::ConnectOptions),
    SIZE(80, sqlite::BackupOptions),
    SIZE(16, sqlite::Cursor),
    SIZE(16, sqlite::Cursor::Fetch),
    SIZE(8, sqlite::CursorFuture),
    SIZE(16, sqlite::Connection),
    SIZE(120, sqlite::Connecting),
    SIZE(224, sqlite::detail::CursorState),
    SIZE(344, sqlite::detail::Worker),
    SIZE(48, sqlite::detail::Job),
    SIZE(40, redis::detail::Request),
    SIZE(320, redis::detail::Connection),
    SIZE(152, redis::detail::Link),
    // what the body of a coroutine sees
    SIZE(24, CoBase),
    SIZE(24, Co<int>),
    SIZE(24, Gen<int, None, void>),
    SIZE(24, AsyncGen<int, None>),
    SIZE(24, Activation),
    SIZE(1, Step),
    SIZE(1, BareYield),
    SIZE(8, BadYield<int>),
    // what is behind them
    SIZE(32, Frame),
    SIZE(24, detail::Node),
    SIZE(48, detail::FutureBase),
    SIZE(96, detail::TaskBase),
    SIZE(256, http::detail::RequestReader),
    SIZE(56, http::detail::RequestHead),
    SIZE(272, http::detail::ResponseReader),
    SIZE(96, http::detail::ResponseHead),
    SIZE(432, http::detail::ClientConnection),
    SIZE(288, http::detail::ResponseState),
    SIZE(40, CallbackNode),
    SIZE(48, TimerCallbackNode),
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sizes)

BOOST_AUTO_TEST_CASE(no_object_is_larger_than_its_bound) {
  std::printf("%-36s %6s %6s\n", "object", "bytes", "bound");
  for (const Size& size : all) {
    std::printf("%-36s %6zu %6zu\n", size.name, size.bytes, size.bound);
    BOOST_TEST(size.bytes <= size.bound, size.name << " has " << size.bytes << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(every_public_class_has_a_bound) {
  BOOST_TEST(
      std::system(
          "python3 tools/check_sizes.py tests/sizes_test.cpp db/*.hpp db/*/*.hpp futures/*.hpp "
          "generators/*.hpp "
          "insight/*.hpp io/*.hpp io/tls/*.hpp loop/*.hpp loop/*/*.hpp jobs/*.hpp jobs/*/*.hpp "
          "sync/*.hpp "
          "testing/*.hpp "
          "web/*/*.hpp") == 0);
}

BOOST_AUTO_TEST_CASE(a_class_without_a_bound_is_noticed) {
  const char* const folder = std::getenv("TEST_TMPDIR");
  const std::string header = std::string(folder ? folder : "/tmp") + "/without_a_bound.hpp";
  std::ofstream(header) << "namespace asyncio {\nnamespace detail { class Inside {}; }\n"
                           "enum class Kind { some };\nclass Outside final : public Base {};\n}\n";
  BOOST_TEST(std::system(("python3 tools/check_sizes.py tests/sizes_test.cpp " + header +
                          " | grep -c . | grep -qx 1")
                             .c_str()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
