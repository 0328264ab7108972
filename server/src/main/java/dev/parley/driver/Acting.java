package dev.parley.driver;

import dev.parley.call.CallJournal;
import dev.parley.conversation.Command;
import dev.parley.conversation.Event;
import java.util.concurrent.ExecutorService;

/** Has actions run, and tells of those that failed. By the call's own thread. */
final class Acting {
  private final HttpActions actions;
  private final ActionFailures failures;
  private final ExecutorService tasks;
  private final Mailbox mailbox;
  private final CallJournal journal;
  private final CallClock clock;

  Acting(
      HttpActions actions,
      ActionFailures failures,
      ExecutorService tasks,
      Mailbox mailbox,
      CallJournal journal,
      CallClock clock) {
    this.actions = actions;
    this.failures = failures;
    this.tasks = tasks;
    this.mailbox = mailbox;
    this.journal = journal;
    this.clock = clock;
  }

  /** Begins one; its end is posted. */
  void begin(Command.RunAction action) {
    failures.begun(action);
    tasks.execute(() -> {
      try {
        mailbox.post(new Input.Done(actions.run(action)));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** One has ended. */
  void ended(Event.ActionFinished finished) {
    failures.ended(finished, clock.now()).ifPresent(journal::append);
  }
}
