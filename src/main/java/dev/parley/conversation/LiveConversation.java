package dev.parley.conversation;

import dev.parley.agent.Expects;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.stt.SttEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One conversation under way: tells the pure {@link Conversation} what happens, carries out its
 * commands and keeps the journal. All of it on the thread that calls {@link #run}; others reach it
 * through the mailbox.
 */
final class LiveConversation {
  private static final Duration TICK = Duration.ofMillis(20);

  /** How often to look for the callee's first packet. */
  private static final Duration OPENING_TICK = Duration.ofMillis(5);

  /**
   * How long after the line closed somebody may still tell why. Who closes a line tells at once,
   * but a busy machine may be late, and a guess would blame the wrong side.
   */
  private static final Duration EXPLANATION = Duration.ofSeconds(3);

  private final Hearing hearing;
  private final Speaking speaking;
  private final Judging judging;
  private final HttpActions actions;
  private final ActionFailures failures;
  private final ExecutorService tasks;
  private final Mailbox mailbox;
  private final CallJournal journal;
  private final CallClock clock;
  private final Presence presence;
  private final Timers timers = new Timers();
  private final Deque<Event> events = new ArrayDeque<>();
  private final StringBuilder keys = new StringBuilder();

  private Conversation conversation;
  private Command.Listen listening = new Command.Listen(Expects.OPEN, null, 0);
  private int steps;
  private String detail = "";
  private @Nullable Instant deafSince;
  private @Nullable ConversationResult result;

  LiveConversation(
      Conversation conversation,
      Hearing hearing,
      Speaking speaking,
      Judging judging,
      HttpActions actions,
      ActionFailures failures,
      ExecutorService tasks,
      Mailbox mailbox,
      CallJournal journal,
      CallClock clock,
      Presence presence) {
    this.conversation = conversation;
    this.hearing = hearing;
    this.speaking = speaking;
    this.judging = judging;
    this.actions = actions;
    this.failures = failures;
    this.tasks = tasks;
    this.mailbox = mailbox;
    this.journal = journal;
    this.clock = clock;
    this.presence = presence;
  }

  /** Holds the conversation until it is over. */
  ConversationResult run() throws InterruptedException {
    while (true) {
      ConversationResult over = result;
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
      noticeDeafness();
    }
  }

  private void take(Input input) {
    switch (input) {
      case Input.Window window when presence.hears() -> heed(hearing.window(window));
      case Input.Window window -> hearing.ignore(window);
      case Input.Heard heard -> {
        if (presence.hears()) {
          heard(heard);
        }
      }
      case Input.Played played -> played(played.playout());
      case Input.JudgedAhead judged -> judgedAhead(judged);
      case Input.Done done -> done(done.event());
      case Input.Key key -> key(key.digit());
      case Input.Hold(boolean held) -> hold(held);
      case Input.EndRequested _ -> tell(new Event.EndRequested());
      case Input.LineClosed closed -> closed(closed);
      case Input.LineSettled settled -> settled(settled.closed());
      case Input.Deaf _ -> deafSince = clock.now();
    }
  }

  private void hold(boolean held) {
    if (presence.hold(held)) {
      keys.setLength(0);
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
        case TurnSignal.BargeInSuspected _ -> speaking.hold();
        case TurnSignal.BargeInDismissed _ -> speaking.resume();
        case TurnSignal.EchoNoticed _ ->
            note(
                "The line gives back what the agent says. While it does, speech over the agent's words is not heard.");
        case TurnSignal.Ended ended -> turnEnded(ended);
        case TurnSignal.Resumed _ -> judging.discard();
        case TurnSignal.Decode _, TurnSignal.Ignored _ -> {}
      }
    }
  }

  private void heard(Input.Heard heard) {
    List<TurnSignal> signals = hearing.heard(heard.event(), heard.nanos());
    boolean over = signals.stream().anyMatch(TurnSignal.Ended.class::isInstance);
    heed(signals);
    switch (heard.event()) {
      case SttEvent.Final words when !over && !words.text().isBlank() ->
          judging.ahead(
              conversation,
              words.from(),
              words.to(),
              new Event.TurnEnded(words.text().strip(), words.confidence()));
      case SttEvent.Failed failed -> note("The recogniser failed: " + failed.reason());
      case SttEvent.Final _, SttEvent.Partial _ -> {}
    }
  }

  private void turnEnded(TurnSignal.Ended ended) {
    speaking.turnEnded(ended, System.nanoTime());
    if (!ended.text().isEmpty()) {
      calleeSpoke(
          ended.text(),
          ended.confidence(),
          false,
          clock.offset(hearing.arrivalOf(ended.from())),
          clock.offset(ended.voicedNanos()));
    }
    tell(new Event.TurnEnded(ended.text(), ended.confidence()));
  }

  private void judgedAhead(Input.JudgedAhead judged) {
    Event answer = judging.judged(judged);
    if (answer != null) {
      tell(answer);
      return;
    }
    Speculation ahead = judged.speculation();
    if (judging.holds(ahead)) {
      ahead.wordsIn(conversation, judged.answer()).ifPresent(speaking::expect);
      if (ahead.answeredBy(judged.answer())) {
        heed(hearing.answered(ahead.from, ahead.to));
      }
    }
  }

  private void played(Playout playout) {
    switch (playout) {
      case Playout.Voiced voiced -> speaking.voiced(voiced);
      case Playout.Finished finished -> speaking.finished(finished).ifPresent(this::tell);
      case Playout.Failed failed -> {
        note("The voice failed: " + failed.reason());
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
    if (digit != '#') {
      keys.append(digit);
    }
    if (digit == '#') {
      keyed();
    }
    tell(new Event.Digit(digit));
  }

  private void keyed() {
    if (!keys.isEmpty()) {
      calleeSpoke(keys.toString(), 0, true, clock.offset(), clock.offset());
      keys.setLength(0);
    }
  }

  private void calleeSpoke(
      String text, double confidence, boolean digits, Duration from, Duration to) {
    journal.append(
        new CallEvent.CalleeSpoke(
            clock.now(), listening.node(), listening.step(), text, confidence, digits, from, to));
  }

  /** First what was being said comes to its end, then the conversation hears of the line's. */
  private void closed(Input.LineClosed closed) {
    speaking.stop(0);
    mailbox.post(new Input.LineSettled(closed));
  }

  private void settled(Input.LineClosed closed) {
    detail = closed.detail();
    tell(new Event.LineClosed(List.of(closed.reason().name())));
  }

  private void noticeDeafness() {
    Instant since = deafSince;
    if (since != null && clock.now().isAfter(since.plus(EXPLANATION))) {
      deafSince = null;
      mailbox.lineClosed(EndReason.INTERNAL_ERROR, "The line closed and nobody told why");
    }
  }

  private void fireTimers() {
    Optional<Timer> due = timers.takeDue(clock.now());
    while (due.isPresent()) {
      if (due.get() == Timer.DIGITS) {
        keyed();
      }
      tell(new Event.TimerFired(due.get()));
      due = timers.takeDue(clock.now());
    }
  }

  /** Tells the conversation of an event, and of those that its commands lead to at once. */
  private void tell(Event event) {
    events.add(event);
    if (events.size() > 1) {
      return;
    }
    while (!events.isEmpty() && result == null) {
      Event next = events.element();
      Step step = Conversation.step(conversation, next);
      conversation = step.conversation();
      journal.append(
          new CallEvent.Stepped(
              clock.now(),
              steps++,
              clock.offset(),
              EventJson.write(next),
              step.commands().stream().map(CommandJson::write).toList()));
      step.commands().forEach(this::execute);
      events.remove();
    }
  }

  private void execute(Command command) {
    switch (command) {
      case Command.Say say -> speaking.say(say);
      case Command.StopSaying stop -> speaking.stop(stop.say());
      case Command.Listen listen -> {
        listening = listen;
        hearing.expect(listen.expects());
      }
      case Command.Ask ask -> {
        Event answer = judging.ask(ask);
        if (answer != null) {
          tell(answer);
        }
      }
      case Command.RunAction action -> run(action);
      case Command.SetTimer(Timer timer, Duration after) ->
          timers.set(timer, clock.now().plus(after));
      case Command.CancelTimer(Timer timer) -> timers.cancel(timer);
      case Command.PauseTimer(Timer timer) -> timers.pause(timer, clock.now());
      case Command.ResumeTimer(Timer timer) -> timers.resume(timer, clock.now());
      case Command.Note(String text) -> note(text);
      case Command.HangUp(
              EndReason reason,
              Map<String, String> variables,
              List<String> outcomes) -> {
        String why =
            reason == EndReason.HELD_TOO_LONG
                ? "The callee held the call for %d s".formatted(presence.held().toSeconds())
                : detail;
        result = new ConversationResult(reason, why, variables, outcomes);
      }
    }
  }

  private void done(Event event) {
    if (event instanceof Event.ActionFinished finished) {
      failures.ended(finished, clock.now()).ifPresent(journal::append);
    }
    tell(event);
  }

  private void run(Command.RunAction action) {
    failures.begun(action);
    tasks.execute(() -> {
      try {
        mailbox.post(new Input.Done(actions.run(action)));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void note(String text) {
    journal.append(new CallEvent.Noted(clock.now(), text));
  }
}
