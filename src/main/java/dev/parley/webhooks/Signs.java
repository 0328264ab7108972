package dev.parley.webhooks;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import dev.parley.watch.Pulse;
import java.time.Duration;

/** Takes what the scheduler tells of itself as signs of life of its threads. */
final class Signs extends AbstractSchedulerListener {
  private final Pulse pulse;
  private final long poll;

  Signs(Pulse pulse, Duration poll) {
    this.pulse = pulse;
    this.poll = poll.toNanos();
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case RAN_EXECUTE_DUE, UNEXPECTED_ERROR -> pulse.resting(poll);
      case FAILED_HEARTBEAT,
          COMPLETIONHANDLER_ERROR,
          FAILUREHANDLER_ERROR,
          DEAD_EXECUTION,
          RAN_UPDATE_HEARTBEATS,
          RAN_DETECT_DEAD,
          FAILED_MULTIPLE_HEARTBEATS,
          UNRESOLVED_TASK -> {}
    }
  }

  @Override
  public void onExecutionStart(CurrentlyExecuting execution) {
    pulse.resting(poll);
  }

  @Override
  public void onExecutionComplete(ExecutionComplete execution) {
    pulse.resting(poll);
  }
}
