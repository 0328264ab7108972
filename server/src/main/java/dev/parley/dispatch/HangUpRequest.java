package dev.parley.dispatch;

import org.jspecify.annotations.Nullable;

/** Whether somebody wants a call to end. */
public final class HangUpRequest {
  private boolean made;
  private @Nullable Runnable reaction;

  /** Somebody does; a second time changes nothing. */
  void make() {
    @Nullable Runnable react;
    synchronized (this) {
      if (made) {
        return;
      }
      made = true;
      react = reaction;
    }
    if (react != null) {
      react.run();
    }
  }

  /** Whether somebody does. */
  public synchronized boolean made() {
    return made;
  }

  /**
   * Says what to do, once, when somebody does; instead of what was said before. It is done at once
   * if the request was made already.
   */
  public void react(Runnable reaction) {
    synchronized (this) {
      this.reaction = reaction;
      if (!made) {
        return;
      }
    }
    reaction.run();
  }
}
