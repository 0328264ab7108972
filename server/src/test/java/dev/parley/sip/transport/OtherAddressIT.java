package dev.parley.sip.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.Heard;
import dev.parley.sip.call.IncomingSipCall;
import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.Responses;
import dev.parley.sip.message.SipParser;
import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.message.SipWriter;
import dev.parley.sip.transaction.TransportProtocol;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name with two addresses, on real sockets. */
class OtherAddressIT {
  private static final String NAME = "trunk.test";
  private static final String OFFER = "v=0\r\no=caller 1 1 IN IP4 127.0.0.1\r\n";
  private static final int TIMEOUT_MS = 10_000;

  private final InetAddress first = InetAddress.ofLiteral("127.0.0.1");
  private final InetAddress second = InetAddress.ofLiteral("127.0.0.2");
  private final AtomicReference<InetAddress[]> addresses =
      new AtomicReference<>(new InetAddress[] {first, second});
  private final BlockingQueue<IncomingSipCall> incoming = new LinkedBlockingQueue<>();
  private final Heard caller = new Heard();
  private final SipEndpoint there =
      SipEndpoint.open(
          config(second),
          (call, _) -> {
            incoming.add(call);
            return (_, _) -> {};
          });
  private final SipEndpoint here =
      SipEndpoint.open(
          config(InetAddress.ofLiteral("0.0.0.0")),
          Transports.ALL,
          _ -> addresses.get(),
          SipHandler.refusing());

  private static SipConfig config(InetAddress address) {
    return SipConfig.of(
        new InetSocketAddress(address, 0), InstantSource.system(), new SecureRandom());
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
    SipUri target = SipUri.of("bob", NAME, there.address().getPort());
    NameAddress from = NameAddress.of(null, SipUri.of("alice", "127.0.0.1", 0));
    return here.invite(
        InviteRequest.of(target, from, "two-addresses", OFFER).withTransport(transport), caller);
  }

  private DatagramSocket atTheFirst() throws SocketException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(first, there.address().getPort()));
    socket.setSoTimeout(TIMEOUT_MS);
    return socket;
  }

  /** UDP finds no socket at the first address, TCP is refused there. */
  @ParameterizedTest
  @MethodSource("transports")
  void reachesTheSecondAddressWhenTheFirstIsDead(TransportProtocol transport) throws Exception {
    dial(transport);
    IncomingSipCall call = incoming.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    call.ring();
    assertThat(caller.next(SipCallEvent.Progress.class).status()).isEqualTo(180);
    call.reject(486);
    assertThat(caller.next(SipCallEvent.Ended.class).end().status()).isEqualTo(486);
  }

  @Test
  void cancelsWhereTheInviteWentThoughTheNameHasMoved() throws Exception {
    addresses.set(new InetAddress[] {first});
    try (DatagramSocket phone = atTheFirst()) {
      SipCall call = dial(TransportProtocol.UDP);
      DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
      String invite = received(phone, packet);
      assertThat(invite).startsWith("INVITE ");
      addresses.set(new InetAddress[] {second});
      phone.send(
          new DatagramPacket(
              ringing(invite).getBytes(US_ASCII),
              ringing(invite).length(),
              packet.getSocketAddress()));
      caller.next(SipCallEvent.Progress.class);
      call.hangUp();
      String cancel = received(phone, packet);
      while (cancel.startsWith("INVITE ")) {
        cancel = received(phone, packet);
      }
      assertThat(cancel).startsWith("CANCEL ");
    }
  }

  private static String received(DatagramSocket socket, DatagramPacket packet) throws IOException {
    packet.setLength(65_507);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), US_ASCII);
  }

  private static String ringing(String invite) {
    byte[] bytes = invite.getBytes(US_ASCII);
    SipParser.Parsed parsed = SipParser.parse(bytes, 0, bytes.length);
    SipRequest request = (SipRequest) ((SipParser.Parsed.Message) parsed).message();
    return new String(SipWriter.bytes(Responses.of(request, 180, "t")), US_ASCII);
  }
}
