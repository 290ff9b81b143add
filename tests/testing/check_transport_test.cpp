// check_transport(): a transport that does one thing wrong is found out.
#include <asyncio/testing/check_transport.hpp>

#include <asyncio/testing/memory_transport.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Hands all on to another transport, and what that tells to its own protocol.
struct Wrapped : CountedTransport<Transport> {
  struct Inner : Protocol {
    Protocol& outer() const { return dynamic_cast<Protocol&>(*transport->protocol); }
    void connection_made(const TransportPtr&) override {
      transport->protocol->connection_made(TransportPtr(transport));
    }
    // The checks with a BufferedProtocol come after all others.
    void data_received(std::string_view data) override { outer().data_received(data); }
    bool eof_received() override { return transport->protocol->eof_received(); }
    void connection_lost(const ExceptionPtr& error) override {
      const auto told = std::move(transport->protocol);
      transport->protocol = nullptr;
      told->connection_lost(error);
      transport->unref();
    }
    void pause_writing() override { transport->protocol->pause_writing(); }
    void resume_writing() override { transport->protocol->resume_writing(); }
    Wrapped* transport = nullptr;
  };

  void close() override { to->close(); }
  bool is_closing() const noexcept override { return to->is_closing(); }
  EventLoop& loop() const noexcept override { return to->loop(); }
  std::string to_string() const override { return to->to_string(); }
  void pause_reading() override { to->pause_reading(); }
  void resume_reading() override { to->resume_reading(); }
  bool is_reading() const noexcept override { return to->is_reading(); }
  void write(std::string_view data) override { to->write(data); }
  void write_eof() override { to->write_eof(); }
  bool can_write_eof() const noexcept override { return to->can_write_eof(); }
  void abort() override { to->abort(); }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override {
    to->set_write_buffer_limits(high, low);
  }
  WriteBufferLimits get_write_buffer_limits() const noexcept override {
    return to->get_write_buffer_limits();
  }
  std::size_t get_write_buffer_size() const noexcept override {
    return to->get_write_buffer_size();
  }
  void set_protocol(std::shared_ptr<StreamingProtocol> p) override { protocol = std::move(p); }
  const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept override {
    return protocol;
  }

  std::shared_ptr<StreamingProtocol> protocol;
  MemoryTransportPtr to;
};

struct NeverPauses : Wrapped {
  void pause_reading() override {}
};
struct EofAgain : Wrapped {
  void write_eof() override {
    to->write_eof();
    loop().call_later(0.002, [end = to] {
      if (end->get_protocol()) end->get_protocol()->eof_received();
    });
  }
};
struct AbortsAtClose : Wrapped {
  void close() override { to->abort(); }
};
struct EndsAtOnce : Wrapped {
  void close() override {
    if (!to->is_closing() && protocol) protocol->connection_lost({});
    to->close();
  }
};
struct ClosesAtAbort : Wrapped {
  void abort() override { to->close(); }
};
struct NoQuarter : Wrapped {
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override {
    to->set_write_buffer_limits(high, low ? low : high);
  }
};

// What is said of a connection with a T at its ends.
template <class T>
std::string complaint() {
  VirtualLoop own;
  return text_of<CheckFailed>([&] {
    check_transport(own.loop, [&](auto one, auto two) -> TransportPair {
      const auto inner =
          std::pair{std::make_shared<Wrapped::Inner>(), std::make_shared<Wrapped::Inner>()};
      auto first = detail::Ref<T>::adopt(new T), second = detail::Ref<T>::adopt(new T);
      inner.first->transport = detail::Ref<T>(first).release();
      inner.second->transport = detail::Ref<T>(second).release();
      first->protocol = one, second->protocol = two;
      std::tie(first->to, second->to) = memory_transport_pair(own.loop, inner.first, inner.second);
      return {first, second};
    });
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_transport)

BOOST_AUTO_TEST_CASE(what_a_transport_does_wrong_is_said) {
  BOOST_TEST(complaint<NoQuarter>() == "without `low` it is a quarter of `high`");
  BOOST_TEST(complaint<NeverPauses>() ==
             "resume_writing() is not called while the other side is paused");
  BOOST_TEST(complaint<EofAgain>() == "eof_received() comes once, and then connection_lost()");
  BOOST_TEST(complaint<AbortsAtClose>() ==
             "connection_lost() waits until what is buffered is sent");
  BOOST_TEST(complaint<EndsAtOnce>() == "connection_lost() waits until what is buffered is sent");
  BOOST_TEST(complaint<ClosesAtAbort>() == "abort() drops the buffer");
}

BOOST_AUTO_TEST_SUITE_END()
