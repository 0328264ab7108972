package dev.parley.records;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;

/** Does what has to be done now and then, on one node at a time. */
public final class Housekeeping implements AutoCloseable {
  private static final Duration ERASE_EVERY = Duration.ofMinutes(1);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(15);
  private static final Duration FIGURES_EVERY = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  private Housekeeping(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Begins. */
  public static Housekeeping start(Records records, InstantSource clock) {
    Database database = records.database();
    Erasure erasure = records.erasure();
    Retention retention = new Retention(database, clock);
    RecurringTask<Void> erase =
        Tasks.recurring("erase-contacts", FixedDelay.of(ERASE_EVERY))
            .execute((_, _) -> {
              int _ = erasure.run();
            });
    RecurringTask<Void> tidy =
        Tasks.recurring("remove-old-rows", FixedDelay.of(TIDY_EVERY))
            .execute((_, _) -> retention.run());
    RecurringTask<Void> figures =
        Tasks.recurring("figures-of-calls", FixedDelay.of(FIGURES_EVERY))
            .execute((_, _) -> records.callSummaries().catchUp());
    Scheduler scheduler =
        Scheduler.create(database.pool())
            .startTasks(erase, tidy, figures)
            .threads(1)
            .clock(clock::instant)
            .pollingInterval(POLL)
            .shutdownMaxWait(LEAVE)
            .build();
    scheduler.start();
    return new Housekeeping(scheduler);
  }

  @Override
  public void close() {
    scheduler.stop();
  }
}
