package dev.parley.sip.transport;

import dev.parley.sip.transaction.TimerHeap;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * The one thread that channels, timers and calls are confined to. {@link #execute} may be called
 * from any thread and runs there; all else is for that thread.
 */
interface EventLoop extends Executor {
  /** Has it select a channel, which must not block. */
  SelectionKey watch(SelectableChannel channel, int interest, Ready ready) throws IOException;

  TimerHeap timers();

  InstantSource clock();

  /** Handles a channel that is ready. It is the attachment of the channel's key. */
  @FunctionalInterface
  interface Ready {
    /**
     * The channel is ready.
     *
     * @param arrival the earliest instant at which what is found now can have come
     */
    void ready(SelectionKey key, Instant arrival) throws IOException;
  }
}
