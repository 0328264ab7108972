package dev.parley.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.call.EndReason;
import dev.parley.conversation.ConversationDriver;
import dev.parley.conversation.ConversationSetup;
import dev.parley.conversation.Mailbox;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.sip.SipUri;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A call from an agent to a {@link Handset}: two phones, SIP and RTP between them. */
final class Talk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration WHOLE = Duration.ofHours(1);

  private final Journal journal = new Journal();
  private final Mailbox mailbox = new Mailbox();
  private final Phone near;
  private final Phone far;
  private final PhoneCall call;
  private final Handset handset;
  private final Thread agent;

  private Talk(
      AgentDocument document,
      ConversationDriver driver,
      Phone near,
      Phone far,
      PhoneCall call,
      Handset handset) {
    this.near = near;
    this.far = far;
    this.call = call;
    this.handset = handset;
    agent = Thread.ofVirtual().name("agent").start(() -> hold(driver, setup(document)));
    Thread.ofVirtual().name("watch").start(this::watch);
  }

  /** Rings, is answered, and lets the agent begin. */
  static Talk begin(
      AgentDocument document,
      ConversationDriver driver,
      InstantSource clock,
      RandomGenerator random)
      throws InterruptedException {
    driver.prepare(setup(document));
    Phone near = phone(clock, random);
    Phone far = phone(clock, random);
    SynchronousQueue<PhoneCall> answered = new SynchronousQueue<>();
    far.serve((incoming, _) -> {
      incoming.answer();
      answered.put(incoming);
      PhoneEvent event = incoming.next(WHOLE);
      while (event != null && !(event instanceof PhoneEvent.Ended)) {
        event = incoming.next(WHOLE);
      }
    });
    PhoneCall call =
        near.dial(
            DialRequest.direct(
                SipUri.of("callee", far.address()),
                SipUri.of("parley", near.address()),
                UUID.randomUUID() + "@parley"));
    PhoneCall theirs = answered.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    PhoneEvent event = call.next(LIMIT);
    while (event instanceof PhoneEvent.Ringing) {
      event = call.next(LIMIT);
    }
    if (theirs == null || !(event instanceof PhoneEvent.Answered)) {
      throw new BenchException("A call to 127.0.0.1 was not answered, but came to " + event + ".");
    }
    return new Talk(document, driver, near, far, call, new Handset(theirs.audio(), random));
  }

  private static Phone phone(InstantSource clock, RandomGenerator random) {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return Phone.open(
        PhoneConfig.of(
            SipConfig.of(anywhere, clock, random),
            MediaConfig.of(anywhere.getAddress(), clock, random).withThreads(1)));
  }

  private static ConversationSetup setup(AgentDocument document) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new ConversationSetup(document, new TemplateScope(nothing, Map.of(), nothing));
  }

  private void hold(ConversationDriver driver, ConversationSetup setup) {
    try {
      driver.run(setup, call.audio(), mailbox, journal);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      journal.close();
    }
  }

  private void watch() {
    try {
      PhoneEvent event = call.next(WHOLE);
      while (event != null && !(event instanceof PhoneEvent.Ended)) {
        event = call.next(WHOLE);
      }
      mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "The line closed.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  Journal journal() {
    return journal;
  }

  Handset handset() {
    return handset;
  }

  @Override
  public void close() {
    mailbox.endRequested();
    mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "The benchmark hangs up.");
    try {
      agent.join(LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    handset.close();
    call.close();
    near.close();
    far.close();
  }
}
