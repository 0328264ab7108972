package dev.parley.dispatch;

import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.records.Claim;

/** Carries out one claimed attempt, from the first ring to the last word. */
public interface CallRunner {
  /**
   * Calls, talks and hangs up. The attempt is fenced before; it is run once, whatever happens.
   *
   * @param journal takes all that happens except the end, which is returned
   * @return the end, to be kept by the caller
   * @throws InterruptedException if the call must be dropped at once; everything is released then
   */
  CallEvent.Ended run(Claim claim, CallJournal journal, HangUpRequest hangUp)
      throws InterruptedException;
}
