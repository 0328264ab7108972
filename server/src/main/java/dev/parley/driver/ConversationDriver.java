package dev.parley.driver;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.Node;
import dev.parley.answerer.AnswererDetector;
import dev.parley.audio.AudioLine;
import dev.parley.brain.Composer;
import dev.parley.call.CallJournal;
import dev.parley.call.LegId;
import dev.parley.conversation.Conversation;
import dev.parley.language.speech.Phrases;
import dev.parley.playout.Speaker;
import dev.parley.stt.SttOptions;
import dev.parley.stt.SttSession;
import dev.parley.tts.Voice;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds conversations: joins the pure {@link Conversation} to a line, engines and a journal. */
public final class ConversationDriver {
  private final Engines engines;
  private final InstantSource clock;
  private final LongSupplier nanos;

  /** Holds conversations with these engines. */
  public ConversationDriver(Engines engines, InstantSource clock) {
    this(engines, clock, System::nanoTime);
  }

  /**
   * Holds conversations with these engines.
   *
   * @param nanos the time in which lines say when their packets came and went
   */
  public ConversationDriver(Engines engines, InstantSource clock, LongSupplier nanos) {
    this.engines = engines;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * Renders what can be said without knowing more than is known before the call, the first words
   * first, so that they come out at once after the answer. Blocks; meant for while it rings.
   */
  public void prepare(ConversationSetup setup) {
    Voice voice = voice(setup.document());
    Set<String> ofEveryCall = StaticLines.ofEveryCall(setup.document());
    for (String sentence : StaticLines.of(setup.document(), setup.beginning().scope())) {
      if (ofEveryCall.contains(sentence)) {
        engines.tts().prepare(sentence, voice);
      } else {
        engines.tts().prepareInPrivate(sentence, voice);
      }
    }
    engines.brain().prepare(setup.document());
    Composer composer = engines.composer();
    if (composer != null) {
      Phrases.FILLERS.forEach(filler -> engines.tts().prepare(filler, voice));
      engines.tts().prepare(Phrases.ONE_MOMENT, voice);
      if (composes(setup.document())) {
        composer.prepare();
      }
    }
  }

  private @Nullable Composer composer(ConversationSetup setup) {
    Composer composer = engines.composer();
    return composer == null ? null : composer.on(setup.account());
  }

  /** Holds a conversation on a line of which no more is known, as {@link #run} does. */
  public ConversationResult run(
      ConversationSetup setup, LegId leg, AudioLine line, Mailbox mailbox, CallJournal journal)
      throws InterruptedException {
    return run(setup, leg, new AnsweredLine(line), mailbox, journal);
  }

  /**
   * Holds a conversation on an answered line until it is over. Blocks; meant for the call's own
   * virtual thread. Who called hangs up and appends the end to the journal.
   *
   * @param leg whose line it is, for the journal
   * @param mailbox where keys, the far end's hang-up and requests to end are posted meanwhile
   * @throws InterruptedException if the thread was interrupted; the conversation is abandoned
   */
  public ConversationResult run(
      ConversationSetup setup,
      LegId leg,
      AnsweredLine answered,
      Mailbox mailbox,
      CallJournal journal)
      throws InterruptedException {
    AudioLine line = answered.audio();
    CallClock callClock = new CallClock(clock, nanos);
    SentAudio sent = new SentAudio(line);
    ModelRecord models = new ModelRecord(setup.account(), journal, callClock);
    ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    try (SttSession stt = open(setup.document(), line, mailbox);
        Hearing hearing =
            new Hearing(
                stt,
                engines.endpointing(),
                engines.endOfTurnOpinions(line.rate()),
                callClock,
                sent);
        Speaker speaker =
            new Speaker(engines.tts(), sent, nanos, p -> mailbox.post(new Input.Played(p)));
        AudioInput _ = new AudioInput(engines.activity(), line, mailbox)) {
      Voice voice = voice(setup.document());
      return new LiveConversation(
              Conversation.start(setup.document(), setup.beginning()),
              hearing,
              new Answering(
                  new AnswererDetector(answered.signalling(), engines.answerer(), line.rate()),
                  hearing,
                  leg,
                  journal,
                  callClock),
              answered.keys(),
              new Speaking(speaker, voice, line, leg, journal, callClock),
              new Judging(
                  engines
                      .brain()
                      .inCall(setup.beginning().scope(), setup.knowledge())
                      .speakingFor(setup.document())
                      .on(setup.account()),
                  tasks,
                  mailbox,
                  models::discarded),
              new Composing(composer(setup), setup.document(), tasks, mailbox),
              new Acting(
                  engines.actions(),
                  new ActionFailures(setup.document()),
                  tasks,
                  mailbox,
                  journal,
                  callClock),
              mailbox,
              leg,
              journal,
              models,
              callClock,
              new Presence(line, leg, journal, callClock))
          .run();
    } finally {
      tasks.shutdownNow();
      models.close();
    }
  }

  private static boolean composes(AgentDocument document) {
    return document.settings().adaptMessages()
        || document.nodes().stream()
            .anyMatch(
                node -> node instanceof Node.Speak s && s.mode() == Node.Speak.Wording.PROMPT);
  }

  private Voice voice(AgentDocument document) {
    return Engines.voice(document.voice(), engines.voice());
  }

  private SttSession open(AgentDocument document, AudioLine line, Mailbox mailbox) {
    return engines
        .stt()
        .open(
            new SttOptions(document.language(), line.rate(), engines.stt().streams()),
            event -> mailbox.post(new Input.Heard(event, nanos.getAsLong())));
  }
}
