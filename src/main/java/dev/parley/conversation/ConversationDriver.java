package dev.parley.conversation;

import dev.parley.agent.AgentDocument;
import dev.parley.audio.AudioLine;
import dev.parley.call.CallJournal;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.tts.Voice;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Holds conversations: joins the pure {@link Conversation} to a line, engines and a journal. */
public final class ConversationDriver {
  private final Engines engines;
  private final InstantSource clock;

  /** Holds conversations with these engines. */
  public ConversationDriver(Engines engines, InstantSource clock) {
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * Renders what can be said without knowing more than is known before the call, the first words
   * first, so that they come out at once after the answer. Blocks; meant for while it rings.
   */
  public void prepare(ConversationSetup setup) {
    Voice voice = voice(setup.document());
    Set<String> ofEveryCall = StaticLines.ofEveryCall(setup.document());
    for (String sentence : StaticLines.of(setup.document(), setup.scope())) {
      if (ofEveryCall.contains(sentence)) {
        engines.tts().prepare(sentence, voice);
      } else {
        engines.tts().prepareInPrivate(sentence, voice);
      }
    }
    engines.brain().prepare(setup.document());
  }

  /**
   * Holds a conversation on an answered line until it is over. Blocks; meant for the call's own
   * virtual thread. Who called hangs up and appends the end to the journal.
   *
   * @param mailbox where keys, the far end's hang-up and requests to end are posted meanwhile
   * @throws InterruptedException if the thread was interrupted; the conversation is abandoned
   */
  public ConversationResult run(
      ConversationSetup setup, AudioLine line, Mailbox mailbox, CallJournal journal)
      throws InterruptedException {
    CallClock callClock = new CallClock(clock);
    ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    try (SttSession stt = open(setup.document(), mailbox);
        Speaker speaker = new Speaker(engines.tts(), line, p -> mailbox.post(new Input.Played(p)));
        Ear _ = new Ear(engines.activity(), line, mailbox)) {
      Voice voice = voice(setup.document());
      return new LiveConversation(
              Conversation.start(setup.document(), setup.scope()),
              new Hearing(stt, engines.endpointing()),
              new Speaking(speaker, voice, line, journal, callClock),
              new Judging(engines.brain(), tasks, mailbox),
              engines.actions(),
              new ActionFailures(setup.document()),
              tasks,
              mailbox,
              journal,
              callClock,
              new Presence(line, journal, callClock))
          .run();
    } finally {
      tasks.shutdownNow();
    }
  }

  private Voice voice(AgentDocument document) {
    AgentDocument.Voice wanted = document.voice();
    Voice own = engines.voice();
    if (wanted == null) {
      return own;
    }
    String engine = Objects.requireNonNullElse(wanted.engine(), own.engine());
    String id = Objects.requireNonNullElse(wanted.id(), own.id());
    return new Voice(engine, id, wanted.speed());
  }

  private SttSession open(AgentDocument document, Mailbox mailbox) {
    return engines
        .stt()
        .open(
            new SttOptions(document.language(), false),
            event -> mailbox.post(new Input.Heard(event, System.nanoTime())));
  }
}
