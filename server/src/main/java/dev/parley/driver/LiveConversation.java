package dev.parley.driver;

import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.Scores;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Event;
import dev.parley.conversation.Timer;
import dev.parley.playout.Playout;
import dev.parley.stt.SttEvent;
import dev.parley.turn.AgentTurn;
import dev.parley.turn.TurnSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One conversation under way: tells the pure {@link Conversation} what happens, carries out its
 * commands and keeps the journal. All of it on the thread that calls {@link #run}; others reach it
 * through the mailbox.
 */
final class LiveConversation {
  private static final Duration TICK = Duration.ofMillis(20);

  /** How often to look for the callee's first packet. */
  private static final Duration OPENING_TICK = Duration.ofMillis(5);

  private final StepJournal steps;
  private final Hearing hearing;
  private final Answering answering;
  private final Speaking speaking;
  private final Judging judging;
  private final Acting acting;
  private final Mailbox mailbox;
  private final ModelRecord models;
  private final CallClock clock;
  private final Presence presence;
  private final Timers timers = new Timers();
  private final CalleeRecord callee;
  private final CallNotes notes;
  private final CommandRunner commands;
  private final Deafness deafness;

  LiveConversation(
      Conversation conversation,
      Hearing hearing,
      Answering answering,
      Consumer<String> keys,
      Speaking speaking,
      Judging judging,
      Composing composing,
      Acting acting,
      Mailbox mailbox,
      LegId leg,
      CallJournal journal,
      ModelRecord models,
      CallClock clock,
      Presence presence) {
    steps = new StepJournal(conversation, journal, clock);
    this.hearing = hearing;
    this.answering = answering;
    this.speaking = speaking;
    this.judging = judging;
    this.acting = acting;
    this.mailbox = mailbox;
    this.models = models;
    this.clock = clock;
    this.presence = presence;
    callee = new CalleeRecord(leg, journal, clock);
    notes = new CallNotes(journal, clock);
    commands =
        new CommandRunner(
            hearing, speaking, judging, composing, acting, keys, timers, callee, notes, presence,
            clock);
    deafness = new Deafness(mailbox, clock);
  }

  /** Holds the conversation until it is over. */
  ConversationResult run() throws InterruptedException {
    while (true) {
      ConversationResult over = commands.result();
      if (over != null) {
        return over;
      }
      Duration tick = presence.opening() ? OPENING_TICK : TICK;
      Input input = mailbox.take(timers.untilNext(clock.now(), tick));
      if (input != null) {
        take(input);
      }
      presence.opened().forEach(this::tell);
      speaking.look();
      fireTimers();
      deafness.look();
    }
  }

  private void take(Input input) {
    switch (input) {
      case Input.Window window when presence.hears() -> {
        heed(hearing.window(window));
        answering.window(window, steps.conversation().opening()).forEach(this::tell);
      }
      case Input.Window window -> hearing.ignore(window);
      case Input.Heard heard -> {
        if (presence.hears()) {
          heard(heard);
        }
      }
      case Input.Played played -> played(played.playout());
      case Input.JudgedAhead judged -> judgedAhead(judged);
      case Input.Judged judged -> tell(judged.answer());
      case Input.Done(Event event) -> {
        if (event instanceof Event.ActionFinished finished) {
          acting.ended(finished);
        }
        tell(event);
      }
      case Input.Key key -> key(key.digit());
      case Input.Hold(boolean held) -> hold(held);
      case Input.EndRequested _ -> tell(new Event.EndRequested());
      case Input.LineClosed closed -> closed(closed);
      case Input.LineSettled settled -> settled(settled.closed());
      case Input.Deaf _ -> deafness.begins();
    }
  }

  private void hold(boolean held) {
    if (presence.hold(held)) {
      callee.forgetKeys();
      speaking.calleeSpeaks();
      judging.discard();
      tell(new Event.Held());
    }
  }

  private void heed(List<TurnSignal> signals) {
    for (TurnSignal signal : signals) {
      switch (signal) {
        case TurnSignal.SpeechStarted _ -> {
          speaking.calleeSpeaks();
          tell(new Event.SpeechStarted());
          speaking.resume();
        }
        case TurnSignal.TakenBack _ -> {
          speaking.calleeSpeaks();
          judging.discard();
          tell(new Event.TurnTakenBack());
          speaking.resume();
        }
        case TurnSignal.Sure _ -> tell(new Event.TurnSure());
        case TurnSignal.BargeInSuspected suspected ->
            speaking.hold(suspected.goesOn() && !steps.conversation().introducing());
        case TurnSignal.BargeInDismissed _ -> speaking.resume();
        case TurnSignal.EchoNoticed _ -> notes.echo();
        case TurnSignal.Ended ended -> turnEnded(ended);
        case TurnSignal.Resumed _ -> judging.goesOn();
        case TurnSignal.Decode _, TurnSignal.Ignored _ -> {}
      }
    }
  }

  private void heard(Input.Heard heard) {
    List<TurnSignal> signals = hearing.heard(heard.event(), heard.nanos());
    boolean over = signals.stream().anyMatch(TurnSignal.Ended.class::isInstance);
    if (heard.event() instanceof SttEvent.Final words) {
      answering.words(words).forEach(this::tell);
    }
    heed(signals);
    switch (heard.event()) {
      case SttEvent.Final words when !over && !words.text().isBlank() && !answering.asked(words) ->
          judging.ahead(
              steps.conversation(),
              words.from(),
              words.to(),
              new Event.TurnEnded(words.text().strip(), words.confidence()));
      case SttEvent.StandIn(String why) -> notes.recogniserStandsIn(why);
      case SttEvent.Failed failed -> notes.note("The recogniser failed: " + failed.reason());
      case SttEvent.Final _, SttEvent.Partial _, SttEvent.EndOfUtterance _ -> {}
    }
  }

  private void turnEnded(TurnSignal.Ended ended) {
    speaking.turnEnded(ended, clock.nanos());
    if (!ended.text().isEmpty()) {
      callee.spoke(ended, hearing.arrivalOf(ended.from()));
    }
    tell(
        new Event.TurnEnded(
            ended.text(), ended.confidence(), ended.sure(), clock.since(ended.voicedNanos())));
  }

  private void judgedAhead(Input.JudgedAhead judged) {
    JudgingResult answer = judging.judged(judged);
    if (answer != null) {
      tell(answer);
      return;
    }
    Speculation ahead = judged.speculation();
    if (judging.holds(ahead)) {
      ahead.wordsIn(steps.conversation(), judged.answer().event()).ifPresent(speaking::expect);
      if (ahead.answeredBy(judged.answer().event())) {
        heed(hearing.answered(ahead.from, ahead.to));
      }
    }
  }

  private void played(Playout playout) {
    switch (playout) {
      case Playout.Voiced voiced -> speaking.voiced(voiced);
      case Playout.Finished finished -> speaking.finished(finished).ifPresent(this::tell);
      case Playout.StandIn(_, String why) -> notes.voiceStandsIn(why);
      case Playout.Failed failed -> {
        notes.note("The voice failed: " + failed.reason());
        mailbox.lineClosed(EndReason.PROVIDER_FAILED, "The voice failed: " + failed.reason());
      }
    }
    heed(hearing.agentSpeaks(speaking.audible()));
  }

  private void key(char digit) {
    presence.pressed();
    presence.opened().forEach(this::tell);
    if (!presence.hears()) {
      return;
    }
    callee.presses(digit);
    tell(new Event.Digit(digit));
  }

  /** First what was being said comes to its end, then the conversation hears of the line's. */
  private void closed(Input.LineClosed closed) {
    speaking.stop(0);
    mailbox.post(new Input.LineSettled(closed));
  }

  private void settled(Input.LineClosed closed) {
    commands.closedBy(closed.detail());
    tell(new Event.LineClosed(closed.reason(), closed.detail()));
  }

  private void fireTimers() {
    Optional<Timer> due = timers.takeDue(clock.now());
    while (due.isPresent()) {
      if (due.get() == Timer.DIGITS) {
        callee.keyed();
      }
      tell(new Event.TimerFired(due.get()));
      due = timers.takeDue(clock.now());
    }
  }

  /** Tells the conversation of a judgement, and the journal beside it what it went by. */
  private void tell(JudgingResult answer) {
    models.told(answer);
    Scores scores = answer.scores();
    if (scores != null && answer.event() instanceof Event.Judged judged) {
      notes.scored(judged, scores);
    }
    tell(answer.event());
  }

  private void tell(Event event) {
    steps.tell(event, command -> commands.run(command, this::tell));
    Conversation conversation = steps.conversation();
    hearing.agentIs(
        conversation.left()
            ? AgentTurn.LEFT
            : conversation.leaving()
                ? AgentTurn.LEAVING
                : conversation.thinking() ? AgentTurn.THINKING : AgentTurn.ANSWERING);
  }
}
