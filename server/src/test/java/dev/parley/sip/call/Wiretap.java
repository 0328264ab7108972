package dev.parley.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.message.HostPort;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipBody;
import dev.parley.sip.message.SipHeader;
import dev.parley.sip.message.SipHeaders;
import dev.parley.sip.message.SipMessage;
import dev.parley.sip.message.SipMessages;
import dev.parley.sip.message.SipParser;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.message.SipWriter;
import dev.parley.sip.transaction.FakeClock;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Network;
import dev.parley.sip.transaction.SourceAddress;
import dev.parley.sip.transaction.SupportedTransports;
import dev.parley.sip.transaction.TimerHeap;
import dev.parley.sip.transaction.TransportProtocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user agent on a fake clock whose wire ends in the test's hands. */
final class Wiretap implements Network {
  static final String OFFER = "v=0\r\no=ours 1 1 IN IP4 192.0.2.1\r\n";
  static final String ANSWER = "v=0\r\no=theirs 1 1 IN IP4 192.0.2.9\r\n";

  final FakeClock clock = new FakeClock();
  final TimerHeap heap = new TimerHeap(clock);
  final Heard heard = new Heard();
  final UserAgent userAgent;
  private final Deque<Sent> sent = new ArrayDeque<>();
  private final Deque<Runnable> commands = new ArrayDeque<>();
  private @Nullable IncomingInvite invite;
  @Nullable IncomingSipCall incoming;

  /** The addresses that were found dead. */
  final List<String> shunned = new ArrayList<>();

  /** The request that was sent last. */
  @Nullable SipRequest latest;

  boolean overloaded;

  /** The addresses of a host name, in the order to try them; any other host is an address. */
  final Map<String, List<String>> names = new HashMap<>();

  TransportProtocol transport = TransportProtocol.UDP;

  /** Whether looking a name up takes until one of {@link #lookups} is run. */
  boolean namesAreSlow;

  final Deque<Runnable> lookups = new ArrayDeque<>();

  /** One message on its way, and what to call when it cannot leave. */
  record Sent(Hop hop, SipMessage message, Runnable failed) {}

  Wiretap() {
    this(SessionExpiry.STANDARD);
  }

  Wiretap(SessionExpiry expiry) {
    this(expiry, null);
  }

  Wiretap(SipHandler handler) {
    this(SessionExpiry.STANDARD, handler);
  }

  /** A handler of null takes every call into the test's hands. */
  private Wiretap(SessionExpiry expiry, @Nullable SipHandler handler) {
    SipConfig config =
        SipConfig.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                clock,
                new Random(3261))
            .withSessionExpiry(expiry);
    SipHandler taking = handler == null ? this::take : handler;
    userAgent = new UserAgent(config, heap, this, commands::add, taking, () -> overloaded);
  }

  private SipCallListener take(IncomingSipCall call, IncomingInvite arrived) {
    incoming = call;
    invite = arrived;
    return heard;
  }

  @Override
  public SupportedTransports transports() {
    return new SupportedTransports(List.of(TransportProtocol.UDP, TransportProtocol.TCP));
  }

  @Override
  public void resolve(Hop hop, Consumer<List<Hop>> found) {
    Stream<String> addresses =
        Stream.concat(
            Stream.ofNullable(hop.first()),
            names.getOrDefault(hop.host(), List.of(hop.host())).stream());
    List<Hop> hops =
        hop.use() == Hop.Use.UNSUPPORTED ? List.of() : addresses.distinct().map(hop::at).toList();
    if (namesAreSlow) {
      lookups.add(() -> found.accept(hops));
    } else {
      found.accept(hops);
    }
  }

  @Override
  public void shun(Hop dead) {
    shunned.add(dead.host());
  }

  @Override
  public HostPort local(Hop hop) {
    return new HostPort("192.0.2.1", 5060);
  }

  @Override
  public void send(Hop hop, SipMessage message, Runnable failed) {
    sent.add(new Sent(hop, message, failed));
    latest = message instanceof SipRequest request ? request : latest;
  }

  void settle() {
    while (!commands.isEmpty()) {
      commands.remove().run();
    }
  }

  void pass(Duration time) {
    settle();
    clock.advance(time, heap);
    settle();
  }

  void pass(long millis) {
    pass(Duration.ofMillis(millis));
  }

  SipCall dial() {
    return dial(request());
  }

  SipCall dial(InviteRequest request) {
    SipCall call = userAgent.invite(request, heard);
    settle();
    return call;
  }

  static InviteRequest request() {
    return InviteRequest.of(
        SipUri.parse("sip:bob@192.0.2.9"),
        NameAddress.of("Alice", SipUri.parse("sip:alice@192.0.2.1")),
        "attempt-1",
        OFFER);
  }

  /** The oldest message not yet looked at. */
  Sent next() {
    settle();
    Sent next = sent.poll();
    assertThat(next).as("a message on the wire").isNotNull();
    return next;
  }

  /** All messages not yet looked at, the oldest first. */
  List<Sent> rest() {
    settle();
    List<Sent> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  SipRequest nextRequest(String method) {
    SipMessage message = next().message();
    assertThat(message).isInstanceOf(SipRequest.class);
    SipRequest request = (SipRequest) message;
    assertThat(request.method()).isEqualTo(method);
    return request;
  }

  SipResponse nextResponse(int status) {
    SipMessage message = next().message();
    assertThat(message).isInstanceOf(SipResponse.class);
    SipResponse response = (SipResponse) message;
    assertThat(response.status()).isEqualTo(status);
    return response;
  }

  void silent() {
    settle();
    assertThat(sent).isEmpty();
  }

  int forget() {
    settle();
    int count = sent.size();
    sent.clear();
    return count;
  }

  void receive(SipMessage message) {
    settle();
    byte[] bytes = SipWriter.bytes(message);
    SourceAddress source = new SourceAddress(transport, new InetSocketAddress("192.0.2.9", 5060));
    userAgent.received(SipParser.parse(bytes, 0, bytes.length), source);
    settle();
  }

  void receive(String text) {
    receive(SipMessages.request(text));
  }

  /** The peer's response to a request of ours. */
  SipResponse respond(SipRequest request, int status, String tag, @Nullable String sdp) {
    SipResponse plain =
        Responses.of(request, status, tag).with("Contact", "<sip:bob-" + tag + "@192.0.2.9:5070>");
    SipResponse response = sdp == null ? plain : plain.withSdp(sdp);
    receive(response);
    return response;
  }

  SipResponse respond(SipRequest request, int status) {
    return respond(request, status, "fork1", null);
  }

  /** A request of the peer within the dialog that a request of ours began. */
  SipRequest within(SipRequest ours, String method, long cseq, @Nullable String sdp) {
    SipRequest request =
        new SipRequest(
            method,
            "sip:alice@192.0.2.1",
            SipHeaders.NONE
                .with("Via", "SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bK-" + method + cseq)
                .with("Max-Forwards", "70")
                .with("From", ours.mandatory("To") + (ours.toTag().isEmpty() ? ";tag=fork1" : ""))
                .with("To", ours.mandatory("From"))
                .with("Call-ID", ours.callId())
                .with("CSeq", cseq + " " + method)
                .with("Contact", "<sip:bob@192.0.2.9:5070>"),
            SipBody.EMPTY);
    return sdp == null ? request : request.withSdp(sdp);
  }

  /** Calls, is answered, and acknowledges; the INVITE that did it. */
  SipRequest establish(SipHeader... inAnswer) {
    dialled = dial();
    SipRequest invite1 = nextRequest("INVITE");
    SipResponse ok = Responses.of(invite1, 200, "fork1").withSdp(ANSWER);
    SipHeaders headers = ok.headers().with("Contact", "<sip:bob@192.0.2.9:5070>");
    receive(ok.with(headers.withAll(List.of(inAnswer))));
    nextRequest("ACK");
    heard.now(SipCallEvent.Answered.class);
    return invite1;
  }

  @Nullable SipCall dialled;

  /** What the handler was shown of the call that came in. */
  IncomingInvite shown() {
    return Objects.requireNonNull(invite);
  }

  /** The call that came in. */
  IncomingSipCall arrived() {
    return Objects.requireNonNull(incoming);
  }

  SipCall call() {
    SipCall call = dialled != null ? dialled : incoming;
    if (call == null) {
      throw new IllegalStateException("No call.");
    }
    return call;
  }

  /** An INVITE from the peer, with headers and a body of the test's choice. */
  static SipRequest invite(String extra, @Nullable String sdp) {
    SipRequest plain =
        SipMessages.request(
            """
            INVITE sip:+15550100@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bKin
            Max-Forwards: 70
            From: "Bob" <sip:bob@192.0.2.9>;tag=theirs
            To: <sip:+15550100@192.0.2.1>
            Call-ID: incoming-1
            CSeq: 10 INVITE
            Contact: <sip:bob@192.0.2.9:5070>
            %s\

            """
                .formatted(extra));
    return sdp == null ? plain : plain.withSdp(sdp);
  }

  /** The request that follows an INVITE of the peer, under our tag. */
  static SipRequest after(SipRequest invite, SipResponse ours, String method, long cseq) {
    return new SipRequest(
        method,
        "sip:+15550100@192.0.2.1",
        SipHeaders.NONE
            .with("Via", "SIP/2.0/UDP 192.0.2.9:5060;rport;branch=z9hG4bK-" + method + cseq)
            .with("Max-Forwards", "70")
            .with("From", invite.mandatory("From"))
            .with("To", ours.mandatory("To"))
            .with("Call-ID", invite.callId())
            .with("CSeq", cseq + " " + method)
            .with("Contact", "<sip:bob@192.0.2.9:5070>"),
        SipBody.EMPTY);
  }
}
