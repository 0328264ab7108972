package dev.parley.sip.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.sip.call.Heard;
import dev.parley.sip.call.IncomingInvite;
import dev.parley.sip.call.IncomingSipCall;
import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.OptionsResult;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipCallListener;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipEnd;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipException;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two endpoints on loopback, and peers that misbehave. */
class SipEndpointIT {
  private static final String OFFER = "v=0\r\no=caller 1 1 IN IP4 127.0.0.1\r\n";
  private static final String ANSWER = "v=0\r\no=callee 1 1 IN IP4 127.0.0.1\r\n";

  private final BlockingQueue<IncomingSipCall> incoming = new LinkedBlockingQueue<>();
  private final BlockingQueue<IncomingInvite> invites = new LinkedBlockingQueue<>();
  private final Heard callee = new Heard();
  private final Heard caller = new Heard();
  private final SipEndpoint here = SipEndpoint.open(config(), SipHandler.refusing());
  private final SipEndpoint there = SipEndpoint.open(config(), this::take);

  private static SipConfig config() {
    return SipConfig.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        InstantSource.system(),
        new SecureRandom());
  }

  @Test
  void saysThatAnAddressIsOfAnotherMachine() {
    InetSocketAddress elsewhere = new InetSocketAddress("203.0.113.9", 0);
    SipConfig config = SipConfig.of(elsewhere, InstantSource.system(), new SecureRandom());
    assertThatThrownBy(() -> SipEndpoint.open(config, SipHandler.refusing()))
        .isInstanceOf(SipException.class)
        .hasMessageContainingAll("203.0.113.9", "PARLEY_SIP_HOST");
  }

  private SipCallListener take(IncomingSipCall call, IncomingInvite invite) {
    incoming.add(call);
    invites.add(invite);
    return callee;
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  static List<TransportProtocol> transports() {
    return Transports.SUPPORTED.all();
  }

  private SipCall dial(TransportProtocol transport) {
    return dial(transport, OFFER);
  }

  private SipCall dial(TransportProtocol transport, String offer) {
    InviteRequest request =
        InviteRequest.of(
                SipUri.of("bob", there.address()),
                NameAddress.of("Alice \"A\"", SipUri.of("alice", here.address())),
                "call-" + System.nanoTime(),
                offer)
            .withTransport(transport);
    return here.invite(request, caller);
  }

  private IncomingSipCall picked() throws InterruptedException {
    IncomingSipCall call = incoming.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  @ParameterizedTest
  @MethodSource("transports")
  void callsRingsAnswersAndHangsUp(TransportProtocol transport) throws Exception {
    dial(transport);
    IncomingSipCall theirs = picked();
    IncomingInvite invite = invites.take();
    assertThat(invite.offer()).isEqualTo(OFFER);
    assertThat(invite.from().displayName()).isEqualTo("Alice \"A\"");
    assertThat(invite.transport()).isEqualTo(transport);
    theirs.ring();
    assertThat(caller.next(SipCallEvent.Progress.class).status()).isEqualTo(180);
    theirs.accept(ANSWER);
    assertThat(caller.next(SipCallEvent.Answered.class).sdp()).isEqualTo(ANSWER);
    callee.next(SipCallEvent.Acknowledged.class);
    theirs.hangUp("Q.850;cause=16");
    SipEnd end = caller.next(SipCallEvent.Ended.class).end();
    assertThat(end.by()).isEqualTo(SipEnd.Party.REMOTE);
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.BYE);
    assertThat(end.reasonHeader()).isEqualTo("Q.850;cause=16");
    assertThat(callee.next(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.LOCAL);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void cancelsWhatRings(TransportProtocol transport) throws Exception {
    SipCall ours = dial(transport);
    picked().ring();
    caller.next(SipCallEvent.Progress.class);
    ours.hangUp();
    SipEnd end = caller.next(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.LOCAL);
    assertThat(end.status()).isEqualTo(487);
    SipEnd theirs = callee.next(SipCallEvent.Ended.class).end();
    assertThat(theirs.by()).isEqualTo(SipEnd.Party.REMOTE);
    assertThat(theirs.cause()).isEqualTo(SipEnd.Cause.CANCELLED);
  }

  @Test
  void holdsAndResumesInBothDirections() throws Exception {
    SipCall ours = dial(TransportProtocol.UDP);
    IncomingSipCall theirs = picked();
    theirs.accept(ANSWER);
    caller.next(SipCallEvent.Answered.class);
    callee.next(SipCallEvent.Acknowledged.class);
    ours.reoffer(OFFER + "a=sendonly\r\n");
    assertThat(callee.next(SipCallEvent.Offered.class).sdp()).contains("sendonly");
    theirs.answerOffer(ANSWER + "a=recvonly\r\n");
    assertThat(caller.next(SipCallEvent.Reanswered.class).sdp()).contains("recvonly");
    theirs.reoffer(ANSWER);
    assertThat(caller.next(SipCallEvent.Offered.class).sdp()).isEqualTo(ANSWER);
    ours.refuseOffer(488);
    assertThat(callee.next(SipCallEvent.ReofferRefused.class).status()).isEqualTo(488);
    ours.hangUp();
    callee.next(SipCallEvent.Ended.class);
  }

  @Test
  void refusesWithTheStatusTheHandlerChose() throws Exception {
    dial(TransportProtocol.TCP);
    picked().reject(486);
    SipEnd end = caller.next(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.REFUSED);
    assertThat(end.status()).isEqualTo(486);
    assertThat(end.reason()).isEqualTo("Busy Here");
  }

  @Test
  void sendsWhatIsTooLargeForADatagramOverTcp() throws Exception {
    dial(TransportProtocol.UDP, OFFER + "a=x-filler:" + "x".repeat(1500) + "\r\n");
    IncomingSipCall theirs = picked();
    assertThat(invites.take().transport()).isEqualTo(TransportProtocol.TCP);
    theirs.accept(ANSWER);
    caller.next(SipCallEvent.Answered.class);
    callee.next(SipCallEvent.Acknowledged.class);
  }

  @Test
  void comesBackToUdpWhenTheTargetHasNoTcp() throws Exception {
    try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      deaf.setSoTimeout(10_000);
      SipUri target = SipUri.of("bob", "127.0.0.1", deaf.getLocalPort());
      NameAddress from = NameAddress.of(null, SipUri.of("alice", here.address()));
      here.invite(InviteRequest.of(target, from, "big", "v=0" + "x".repeat(2000)), caller);
      DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
      deaf.receive(packet);
      String text = new String(packet.getData(), 0, packet.getLength(), US_ASCII);
      assertThat(text).startsWith("INVITE").contains("Via: SIP/2.0/UDP");
    }
  }

  @Test
  void tellsARefusedConnectionFromARefusedCall() throws Exception {
    int unused;
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      unused = socket.getLocalPort();
    }
    SipUri target = SipUri.of("bob", "127.0.0.1", unused).with("transport", "tcp");
    NameAddress from = NameAddress.of(null, SipUri.of("alice", here.address()));
    here.invite(InviteRequest.of(target, from, "nobody", OFFER), caller);
    SipEnd end = caller.next(SipCallEvent.Ended.class).end();
    assertThat(end.cause()).isEqualTo(SipEnd.Cause.TRANSPORT_FAILED);
    assertThat(end.by()).isEqualTo(SipEnd.Party.NETWORK);
  }

  @Test
  void endsACallToAHostThatDoesNotExist() throws Exception {
    NameAddress from = NameAddress.of(null, SipUri.of("alice", here.address()));
    SipUri target = SipUri.of("bob", "no-such-host.invalid", 5060);
    here.invite(InviteRequest.of(target, from, "nowhere", OFFER), caller);
    assertThat(caller.next(SipCallEvent.Ended.class).end().cause())
        .isEqualTo(SipEnd.Cause.TRANSPORT_FAILED);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void answersAPing(TransportProtocol transport) throws Exception {
    BlockingQueue<OptionsResult> results = new LinkedBlockingQueue<>();
    here.options(SipUri.of(null, there.address()), null, transport, null, null, results::add);
    OptionsResult result = results.poll(10, TimeUnit.SECONDS);
    assertThat(result).isInstanceOf(OptionsResult.Alive.class);
    assertThat(((OptionsResult.Alive) result).status()).isEqualTo(200);
  }

  @Test
  void carriesManyCallsAtOnce() throws Exception {
    int calls = 200;
    CountDownLatch ended = new CountDownLatch(calls);
    CountDownLatch answered = new CountDownLatch(calls);
    Semaphore room = new Semaphore(20);
    try (SipEndpoint busy =
        SipEndpoint.open(
            config(),
            (call, _) -> {
              call.accept(ANSWER);
              return (_, _) -> {};
            })) {
      for (int i = 0; i < calls; i++) {
        assertThat(room.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        InviteRequest request =
            InviteRequest.of(
                SipUri.of("bob", busy.address()),
                NameAddress.of(null, SipUri.of("alice", here.address())),
                "many-" + i,
                OFFER);
        here.invite(
            request,
            (call, event) -> {
              if (event instanceof SipCallEvent.Answered) {
                answered.countDown();
                call.hangUp();
              } else if (event instanceof SipCallEvent.Ended) {
                ended.countDown();
                room.release();
              }
            });
      }
      assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void refusesNewCallsWhileTheLoopLags() throws Exception {
    Semaphore stuck = new Semaphore(0);
    Semaphore nextSent = new Semaphore(0);
    BlockingQueue<SipEnd> ends = new LinkedBlockingQueue<>();
    SipHandler slow =
        (call, _) -> {
          stuck.release();
          takeOne(nextSent);
          blockFor(Duration.ofMillis(400));
          call.reject(486);
          return (_, _) -> {};
        };
    SipCallListener listener =
        (_, event) -> {
          if (event instanceof SipCallEvent.Ended(SipEnd end)) {
            ends.add(end);
          }
        };
    try (SipEndpoint lagging = SipEndpoint.open(config(), slow)) {
      here.invite(to(lagging, "first"), listener);
      for (String next : List.of("second", "third")) {
        assertThat(stuck.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        here.invite(to(lagging, next), listener);
        nextSent.release();
      }
      List<SipEnd> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(ends.poll(10, TimeUnit.SECONDS));
      }
      assertThat(all).extracting(SipEnd::status).containsExactlyInAnyOrder(486, 486, 503);
      SipEnd refused = all.stream().filter(end -> end.status() == 503).findFirst().orElseThrow();
      assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }
  }

  private static void takeOne(Semaphore semaphore) {
    try {
      boolean _ = semaphore.tryAcquire(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Occupies the loop, as a handler must not. */
  private static void blockFor(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private InviteRequest to(SipEndpoint endpoint, String callId) {
    return InviteRequest.of(
        SipUri.of("bob", endpoint.address()),
        NameAddress.of(null, SipUri.of("alice", here.address())),
        callId,
        OFFER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "garbage",
        "INVITE\r\n\r\n",
        "INVITE sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5\r\nFrom: <\r\n\r\n",
        "SIP/2.0 200 OK\r\n\r\n"
      })
  void staysAliveOnGarbage(String garbage) throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] bytes = garbage.getBytes(US_ASCII);
      socket.send(new DatagramPacket(bytes, bytes.length, there.address()));
      socket.send(new DatagramPacket(new byte[60_000], 60_000, there.address()));
    }
    answersAPing(TransportProtocol.UDP);
  }

  @Test
  void refusesAStreamWithoutEnd() throws Exception {
    try (Socket socket = new Socket(there.address().getAddress(), there.address().getPort())) {
      socket.setSoTimeout(10_000);
      byte[] endless = "X-Endless: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".getBytes(US_ASCII);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> cannotWrite(socket, endless));
    }
    answersAPing(TransportProtocol.TCP);
  }

  /** Bodies that never end may not fill the memory, whatever the number of their connections. */
  @Test
  void holdsNoMoreUnfinishedMessagesThanItHasRoomFor() throws Exception {
    String head =
        "OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1\r\nContent-Length: 250000\r\n\r\n";
    byte[] most = (head + "x".repeat(249_000)).getBytes(US_ASCII);
    List<Socket> sockets = new ArrayList<>();
    try {
      boolean dropped = false;
      for (int i = 0; i < 200 && !dropped; i++) {
        Socket socket = new Socket(there.address().getAddress(), there.address().getPort());
        socket.setSoTimeout(1);
        sockets.add(socket);
        socket.getOutputStream().write(most);
        dropped = sockets.stream().anyMatch(SipEndpointIT::closed);
      }
      assertThat(dropped).isTrue();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    answersAPing(TransportProtocol.TCP);
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean cannotWrite(Socket socket, byte[] bytes) {
    try {
      for (int i = 0; i < 1000; i++) {
        socket.getOutputStream().write(bytes);
      }
      return socket.getInputStream().available() == 0 && socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void answersAStreamPing() throws Exception {
    try (Socket socket = new Socket(there.address().getAddress(), there.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("\r\n\r\n".getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("\r\n".getBytes(US_ASCII));
    }
  }

  @Test
  void endsItsCallsWhenItCloses() throws Exception {
    dial(TransportProtocol.UDP);
    IncomingSipCall theirs = picked();
    theirs.accept(ANSWER);
    caller.next(SipCallEvent.Answered.class);
    callee.next(SipCallEvent.Acknowledged.class);
    here.close();
    assertThat(callee.next(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.REMOTE);
    caller.next(SipCallEvent.Ended.class);
  }
}
