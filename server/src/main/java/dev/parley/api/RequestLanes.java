package dev.parley.api;

import dev.parley.call.TeamId;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What requests may take of the machine. Most are small, and many of them wait for the database;
 * what came with a large body computes for long and takes fifty times its size in memory, so few of
 * these work at once. Passwords are looked at in a lane of their own too. The server's own state is
 * told in a lane of its own, so that it is told also while the others are full.
 */
final class RequestLanes implements AutoCloseable {
  /** A body that is larger is a large one. */
  static final int SMALL = 64 << 10;

  private static final int AT_ONCE = 32;
  private static final int WAITING = 256;
  private static final int LARGE_WAITING = 16;
  private static final int STATE_AT_ONCE = 2;
  private static final int SIGN_IN_AT_ONCE = 4;
  private static final int SIGN_IN_WAITING = 64;
  private static final int STREAMS = 600;
  private static final int STREAMS_OF_TEAM = 400;

  /** All bodies that have been read, in full or in part, and are not done with. */
  private static final int BODY_BYTES = 32 << 20;

  static final int BODY_BYTES_OF_TEAM = 24 << 20;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(5);

  private final RequestLane small;
  private final RequestLane large;
  private final RequestLane state = new RequestLane("state", STATE_AT_ONCE, WAITING, LIMIT);
  private final RequestLane signIn =
      new RequestLane("sign-in", SIGN_IN_AT_ONCE, SIGN_IN_WAITING, LIMIT);
  private final Semaphore streams = new Semaphore(STREAMS);
  private final TeamParts streamsOfTeams = new TeamParts(STREAMS_OF_TEAM);
  private final Semaphore bodies = new Semaphore(BODY_BYTES);
  private final TeamParts bodiesOfTeams = new TeamParts(BODY_BYTES_OF_TEAM);

  RequestLanes(int cores) {
    small = new RequestLane("request", AT_ONCE, WAITING, LIMIT);
    large = new RequestLane("large-request", Math.max(1, cores / 2), LARGE_WAITING, LIMIT);
  }

  /** Carries out a request whose body has so many bytes. */
  Answer work(int bodyBytes, Callable<Answer> work) {
    return (bodyBytes > SMALL ? large : small).work(work);
  }

  /** Tells the state of the server. */
  Answer tell(Callable<Answer> work) {
    return state.work(work);
  }

  /** Finds out who somebody is, which is made to take long. */
  Answer signIn(Callable<Answer> work) {
    return signIn.work(work);
  }

  /** Sends something for as long as it takes, on the caller's thread. */
  Answer stream(Route.Handler handler, Request request) {
    Semaphore ofTeam = streamsOfTeams.of(request.team());
    if (!ofTeam.tryAcquire()) {
      throw RequestLane.busy();
    }
    try {
      if (!streams.tryAcquire()) {
        throw RequestLane.busy();
      }
      try {
        return handler.answer(request);
      } finally {
        streams.release();
      }
    } finally {
      ofTeam.release();
    }
  }

  /**
   * Takes room for some bytes of a team's body, before they are read.
   *
   * @throws ApiException 503 if there is none for a while
   */
  void take(TeamId team, int bytes) {
    Semaphore ofTeam = bodiesOfTeams.of(team);
    if (!taken(ofTeam, bytes)) {
      throw RequestLane.busy();
    }
    if (!taken(bodies, bytes)) {
      ofTeam.release(bytes);
      throw RequestLane.busy();
    }
  }

  private static boolean taken(Semaphore room, int bytes) {
    try {
      return room.tryAcquire(bytes, BODY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives the room back. */
  void giveBack(TeamId team, int bytes) {
    bodies.release(bytes);
    bodiesOfTeams.of(team).release(bytes);
  }

  @Override
  public void close() {
    small.close();
    large.close();
    state.close();
    signIn.close();
  }
}
