package dev.parley.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.Heard;
import dev.parley.sip.call.IncomingInvite;
import dev.parley.sip.call.IncomingSipCall;
import dev.parley.sip.call.InviteRequest;
import dev.parley.sip.call.OptionsResult;
import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipConfig;
import dev.parley.sip.call.SipEnd;
import dev.parley.sip.call.SipHandler;
import dev.parley.sip.message.NameAddress;
import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.TransportProtocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transport that only this test knows carries calls: a file and a place in the list. */
class FurtherTransportIT {
  private static final String OFFER = "v=0\r\no=caller 1 1 IN IP4 127.0.0.1\r\n";
  private static final String ANSWER = "v=0\r\no=callee 1 1 IN IP4 127.0.0.1\r\n";

  private final BlockingQueue<IncomingSipCall> incoming = new LinkedBlockingQueue<>();
  private final BlockingQueue<IncomingInvite> invites = new LinkedBlockingQueue<>();
  private final Heard callee = new Heard();
  private final Heard caller = new Heard();
  private final SipEndpoint phone = open(with(true), SipHandler.refusing());
  private final SipEndpoint server =
      open(
          with(false),
          (call, invite) -> {
            invites.add(invite);
            incoming.add(call);
            return callee;
          });

  private static List<Transport.Factory> with(boolean phone) {
    return Stream.concat(Transports.ALL.stream(), Stream.of(ToyTransport.factory(phone))).toList();
  }

  private static SipEndpoint open(List<Transport.Factory> transports, SipHandler handler) {
    return SipEndpoint.open(
        SipConfig.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            InstantSource.system(),
            new SecureRandom()),
        transports,
        Resolver.Lookup.SYSTEM,
        handler);
  }

  @AfterEach
  void close() {
    phone.close();
    server.close();
  }

  private SipUri callee() {
    InetSocketAddress toy = server.address(ToyTransport.PROTOCOL);
    return SipUri.of("bob", toy).with("transport", "toy");
  }

  private SipCall dial() {
    return phone.invite(
        InviteRequest.of(
            callee(), NameAddress.of(null, SipUri.of("alice", phone.address())), "toy-1", OFFER),
        caller);
  }

  private IncomingSipCall answered() throws InterruptedException {
    IncomingSipCall picked = incoming.poll(10, TimeUnit.SECONDS);
    assertThat(picked).isNotNull();
    picked.accept(ANSWER);
    assertThat(caller.next(SipCallEvent.Answered.class).sdp()).isEqualTo(ANSWER);
    callee.next(SipCallEvent.Acknowledged.class);
    return picked;
  }

  @Test
  void carriesACallFromItsInviteToItsBye() throws Exception {
    SipCall ours = dial();
    answered();
    IncomingInvite invite = invites.take();
    assertThat(invite.transport()).isEqualTo(ToyTransport.PROTOCOL);
    assertThat(invite.header("Via")).startsWith("SIP/2.0/TOY ");
    assertThat(invite.header("Contact")).contains(";transport=toy");
    ours.hangUp();
    assertThat(callee.next(SipCallEvent.Ended.class).end().cause()).isEqualTo(SipEnd.Cause.BYE);
    caller.next(SipCallEvent.Ended.class);
  }

  @Test
  void isHungUpOverTheConnectionThatThePhoneOpened() throws Exception {
    dial();
    answered().hangUp();
    assertThat(caller.next(SipCallEvent.Ended.class).end().by()).isEqualTo(SipEnd.Party.REMOTE);
  }

  @Test
  void answersAPing() throws Exception {
    BlockingQueue<OptionsResult> results = new LinkedBlockingQueue<>();
    phone.options(callee(), null, TransportProtocol.UDP, null, null, results::add);
    assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(OptionsResult.Alive.class);
  }

  @Test
  void isMissedWhereItIsNotListed() throws Exception {
    try (SipEndpoint plain = open(Transports.ALL, SipHandler.refusing())) {
      SipCall _ =
          plain.invite(
              InviteRequest.of(
                  callee(),
                  NameAddress.of(null, SipUri.of("alice", plain.address())),
                  "toy-2",
                  OFFER),
              caller);
      SipEnd end = caller.next(SipCallEvent.Ended.class).end();
      assertThat(end.cause()).isEqualTo(SipEnd.Cause.UNSUPPORTED_TRANSPORT);
      assertThat(end.remark()).contains("TOY", "UDP or TCP");
    }
  }
}
