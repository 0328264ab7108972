package dev.parley.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AttemptId;
import dev.parley.call.CallEvent;
import dev.parley.call.ModelUse;
import dev.parley.call.StorableText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** Writes the journals of the calls this node carries. */
public final class Journals {
  /** The index of a journal nobody has looked at yet. */
  static final int UNKNOWN = -1;

  private final Database database;
  private final RandomGenerator random;

  /**
   * Writes to a database.
   *
   * @param random spreads the tries of many calls when the database refuses them all
   */
  public Journals(Database database, RandomGenerator random) {
    this.database = database;
    this.random = random;
  }

  /** Opens the journal of a claimed attempt. */
  public AttemptJournal open(Claim claim) {
    return new AttemptJournal(this, claim, random);
  }

  /** Whether the database answers: what it refused then, it will refuse again. */
  boolean reachable() {
    return database.answers();
  }

  /**
   * Writes events, in order, in one transaction with the changes of the call they stand for.
   *
   * @return false, and nothing is written, if the attempt is no longer the claim's
   */
  boolean write(Claim claim, List<CallEvent> events) {
    return write(claim, events, new AtomicInteger(UNKNOWN));
  }

  /**
   * The same, to be repeated with the same events, and more after them, when it failed: what was
   * committed though the answer was lost is not written again.
   *
   * @param next the index of the first of the events, {@link #UNKNOWN} before the first write;
   *     moved behind the last when they are written
   */
  boolean write(Claim claim, List<CallEvent> events, AtomicInteger next) {
    return write(claim, events, next, Journals::write);
  }

  /**
   * The same, with less of each event that the database refuses as it is: see {@link ReducedEvent}.
   */
  boolean writeWhatCanBe(Claim claim, List<CallEvent> events, AtomicInteger next) {
    return write(
        claim,
        events,
        next,
        (handle, of, index, rest) -> {
          for (int i = 0; i < rest.size(); i++) {
            int at = index + i;
            ReducedEvent.write(handle, rest.get(i), event -> write(handle, of, at, List.of(event)));
          }
        });
  }

  private interface Writing {
    void write(Handle handle, Claim claim, int index, List<CallEvent> events);
  }

  private boolean write(Claim claim, List<CallEvent> events, AtomicInteger next, Writing writing) {
    boolean ours =
        database
            .jdbi()
            .inTransaction(handle -> {
              if (!owned(handle, claim.attempt(), claim.node())) {
                return false;
              }
              int index = CallEndings.nextIndex(handle, claim.call());
              boolean _ = next.compareAndSet(UNKNOWN, index);
              // Nobody else appends, so what is there beyond is of these events.
              writing.write(
                  handle, claim, index, events.subList(index - next.get(), events.size()));
              return true;
            });
    next.addAndGet(ours ? events.size() : 0);
    return ours;
  }

  private static boolean owned(Handle handle, AttemptId attempt, NodeId node) {
    return handle
        .createQuery(
            """
            select 1 from attempts where id = :attempt and state = 'dialling' and node = :node
            for no key update\
            """)
        .bind("attempt", attempt)
        .bind("node", node)
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  private static void write(Handle handle, Claim claim, int index, List<CallEvent> events) {
    int from = 0;
    for (int i = 0; i < events.size(); i++) {
      switch (events.get(i)) {
        case CallEvent.Ringing ringing ->
            change(handle, claim, "status = 'RINGING', updated = :at", Map.of("at", ringing.at()));
        case CallEvent.Answered answered ->
            change(
                handle,
                claim,
                "status = 'IN_PROGRESS', started = :at, updated = :at",
                Map.of("at", answered.at()));
        case CallEvent.Recorded recorded ->
            change(
                handle,
                claim,
                "recording = :file, recording_ms = :length, updated = :at",
                Map.of(
                    "file", recorded.key().value(),
                    "length", recorded.length().toMillis(),
                    "at", recorded.at()));
        case CallEvent.Ended ended -> {
          append(handle, claim, index + from, events.subList(from, i));
          CallEndings.end(handle, claim.attempt(), claim.call(), ended);
          from = i + 1;
        }
        case CallEvent.Dialling _,
            CallEvent.Began _,
            CallEvent.Stepped _,
            CallEvent.AgentSpoke _,
            CallEvent.AgentPaused _,
            CallEvent.AnswererJudged _,
            CallEvent.Held _,
            CallEvent.Resumed _,
            CallEvent.CalleeSpoke _,
            CallEvent.GapMeasured _,
            CallEvent.MediaMeasured _,
            CallEvent.Noted _,
            CallEvent.OutcomeTaken _,
            CallEvent.OutcomeWithdrawn _,
            CallEvent.OutcomesScored _,
            CallEvent.KnowledgeCited _,
            CallEvent.Unknown _ -> {}
        case CallEvent.ModelAsked(Instant at, ModelUse use) ->
            ModelSpending.add(handle, claim.team(), claim.call(), at, use);
        case CallEvent.OptedOut optedOut -> Suppressions.demanded(handle, claim, optedOut.at());
        case CallEvent.ActionFailed failed -> tell(handle, claim, failed);
      }
    }
    append(handle, claim, index + from, events.subList(from, events.size()));
  }

  private static void append(Handle handle, Claim claim, int index, List<CallEvent> events) {
    if (!events.isEmpty()) {
      CallEndings.append(handle, claim.call(), index, events);
    }
  }

  private static void tell(Handle handle, Claim claim, CallEvent.ActionFailed failed) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail
        .putObject("action")
        .put("id", failed.action())
        .put("name", failed.name())
        .put("node_id", failed.node())
        .put("status", failed.status())
        .put("error", StorableText.of(failed.error()));
    handle
        .createUpdate(
            """
            insert into outbox (team, call, agent, type, created, detail)
            select team, id, agent, 'ACTION_FAILED', :at, :detail::json from calls
            where id = :call and told\
            """)
        .bind("at", failed.at())
        .bind("detail", detail)
        .bind("call", claim.call())
        .execute();
    Channel.OUTBOX.wake(handle);
  }

  private static void change(Handle handle, Claim claim, String set, Map<String, Object> values) {
    handle
        .createUpdate("update calls set %s, version = version + 1 where id = :call".formatted(set))
        .bindMap(values)
        .bind("call", claim.call())
        .execute();
  }
}
