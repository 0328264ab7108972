package dev.parley.sip.transaction;

import dev.parley.sip.message.SipRequest;
import dev.parley.sip.message.SipResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request under way: it goes to one address of its hop after another until one answers (RFC 3263
 * section 4.3), each time as a transaction of its own. Who answers first carries it. What was sent
 * to the others is taken back: they are asked no more, and cancelled if they respond all the same.
 */
public final class Sending {
  private final TransactionLayer transactions;
  private final TimerHeap heap;
  private final Duration patience;
  private final SipRequest request;
  private final ClientUser user;
  private final Deque<Hop> ways = new ArrayDeque<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private @Nullable Attempt carrier;
  private TimerHeap.@Nullable Timer turning;
  private @Nullable Runnable refusal;
  private boolean silent;
  private boolean halted;

  /**
   * A request without a Via that has not left yet.
   *
   * @param patience how long an address may be silent while there are others
   */
  Sending(
      TransactionLayer transactions,
      TimerHeap heap,
      Duration patience,
      SipRequest request,
      ClientUser user) {
    this.transactions = transactions;
    this.heap = heap;
    this.patience = patience;
    this.request = request;
    this.user = user;
  }

  /** Begins; the ways are in the order to try them. */
  void begin(List<Hop> found) {
    ways.addAll(found);
    if (halted || !next()) {
      user.unsent();
    }
  }

  /** Turns to no further address. */
  public void halt() {
    halted = true;
    ways.clear();
    stopTurning();
  }

  /** Cancels an INVITE wherever it was received, and there only (RFC 3261 section 9.1). */
  public void cancel(@Nullable String reason) {
    halt();
    attempts.forEach(attempt -> attempt.cancel(reason));
  }

  /** Waits for nothing any more. */
  public void abandon() {
    halt();
    attempts.forEach(attempt -> attempt.transaction().abandon());
  }

  private void stopTurning() {
    TimerHeap.Timer timer = turning;
    if (timer != null) {
      timer.cancel();
    }
  }

  private boolean next() {
    Hop way = ways.poll();
    if (way == null) {
      return false;
    }
    stopTurning();
    attempts.forEach(attempt -> attempt.transaction().hush());
    Attempt attempt = new Attempt();
    attempts.add(attempt);
    if (ways.stream().anyMatch(other -> !other.host().equals(way.host()))) {
      turning = heap.arm(patience, () -> passOver(way));
    }
    attempt.start(way);
    return true;
  }

  private boolean passOver(Hop dead) {
    transactions.shun(dead);
    return turn(dead);
  }

  /** Leaves out what else there was to try at an address; false when no other is left. */
  private boolean turn(Hop dead) {
    ways.removeIf(way -> way.host().equals(dead.host()));
    return next();
  }

  private void settle(Attempt first) {
    stopTurning();
    carrier = first;
    attempts.stream().filter(attempt -> attempt != first).forEach(Attempt::takeBack);
  }

  private void failed(Attempt attempt) {
    boolean waiting = attempts.stream().anyMatch(other -> !other.over);
    if (carrier != attempt && (carrier != null || waiting)) {
      return;
    }
    Runnable last = refusal;
    if (last != null) {
      last.run();
    } else if (silent) {
      user.timedOut();
    } else {
      user.unsent();
    }
  }

  /** The request at one address. */
  private final class Attempt implements ClientUser {
    private @Nullable ClientTransaction begun;
    private boolean received;
    private boolean rang;
    private boolean over;
    private boolean cancelled;

    void start(Hop way) {
      ClientTransaction transaction = transactions.prepare(request, way, this);
      begun = transaction;
      user.begun(transaction);
      transaction.start();
    }

    ClientTransaction transaction() {
      ClientTransaction transaction = begun;
      if (transaction == null) {
        throw new IllegalStateException("An attempt has not begun.");
      }
      return transaction;
    }

    void cancel(@Nullable String reason) {
      if (request.is("INVITE") && received && !over && !cancelled) {
        cancelled = true;
        transactions.cancel(transaction(), reason);
      }
    }

    void takeBack() {
      transaction().hush();
      cancel(null);
    }

    @Override
    public void responded(ClientTransaction by, SipResponse response) {
      received = true;
      rang |= response.provisional() && response.status() > 100;
      over |= !response.provisional();
      boolean answered = request.is("INVITE") && response.successful();
      if (carrier != null && carrier != this && !answered) {
        takeBack();
      } else if (!passedOver(by, response)) {
        settle(this);
        user.responded(by, response);
      }
    }

    /** Whether the response only says that the request must find another way. */
    private boolean passedOver(ClientTransaction by, SipResponse response) {
      boolean full = response.status() == 503;
      boolean merged = response.status() == 482;
      if (rang || !(full || merged)) {
        return false;
      }
      // RFC 3261 section 8.2.2.2: 482 says that the same INVITE has come there by another way.
      boolean elsewhere =
          (full && turn(by.hop()))
              || attempts.stream().anyMatch(other -> other != this && !other.over);
      if (elsewhere) {
        carrier = null;
        refusal = full ? () -> user.responded(by, response) : refusal;
      }
      return elsewhere;
    }

    @Override
    public void timedOut() {
      over = true;
      silent = true;
      if (carrier != null || !passOver(transaction().hop())) {
        failed(this);
      }
    }

    @Override
    public void unsent() {
      over = true;
      if (carrier == null && ways.stream().noneMatch(transaction().hop()::samePlace)) {
        transactions.shun(transaction().hop());
      }
      if (carrier != null || !next()) {
        failed(this);
      }
    }
  }
}
