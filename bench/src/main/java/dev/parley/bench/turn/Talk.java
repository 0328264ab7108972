package dev.parley.bench.turn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.TemplateScope;
import dev.parley.bench.callee.TwoPhones;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.ConversationSetup;
import dev.parley.driver.Mailbox;
import dev.parley.sim.TestCall;
import dev.parley.sim.TestPhone;
import dev.parley.telephony.PhoneEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A call from an agent to a {@link TestPhone}: two phones, SIP and RTP between them. */
final class Talk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration WHOLE = Duration.ofHours(1);

  private final Journal journal = new Journal();
  private final Mailbox mailbox = new Mailbox();
  private final TwoPhones phones;
  private final Thread agent;

  private Talk(AgentDocument document, ConversationDriver driver, TwoPhones phones) {
    this.phones = phones;
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
    return new Talk(document, driver, TwoPhones.connected(0, clock, random));
  }

  private static ConversationSetup setup(AgentDocument document) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new ConversationSetup(document, new TemplateScope(nothing, Map.of(), nothing));
  }

  private void hold(ConversationDriver driver, ConversationSetup setup) {
    try {
      driver.run(setup, LegId.FIRST, phones.call().audio(), mailbox, journal);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      journal.close();
    }
  }

  private void watch() {
    try {
      PhoneEvent event = phones.call().next(WHOLE);
      while (event != null && !(event instanceof PhoneEvent.Ended)) {
        event = phones.call().next(WHOLE);
      }
      mailbox.lineClosed(EndReason.CALLEE_HUNG_UP, "The line closed.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  Journal journal() {
    return journal;
  }

  TestCall callee() {
    return phones.callee();
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
    phones.close();
  }
}
