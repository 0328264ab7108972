package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallId;
import dev.parley.call.StorableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a call was like, read from its journal once it has ended, and kept with it to be looked for:
 * figures, where it ended, and the words that were said.
 */
final class CallFigures {
  private static final Logger LOG = LoggerFactory.getLogger(CallFigures.class);
  private static final String BEFORE = "before_figures";
  private static final double P95 = 0.95;

  /** Of what one of them said, in characters: more than twelve hours of talk. */
  private static final int MOST_WORDS = 500_000;

  private final List<Duration> gaps = new ArrayList<>();
  private final StringBuilder callee = new StringBuilder();
  private final StringBuilder agent = new StringBuilder();
  private int turns;
  private int interrupted;
  private @Nullable String endNode;
  private @Nullable Integer endStep;
  private @Nullable String lastOutcomeNode;

  private CallFigures() {}

  /** Keeps them, in the transaction that ends the call; it ends all the same if that fails. */
  static void keep(Handle handle, CallId call) {
    handle.savepoint(BEFORE);
    try {
      read(handle, call).write(handle, call);
      handle.releaseSavepoint(BEFORE);
    } catch (RuntimeException e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("What a call was like could not be kept: {}", FailureTrace.of(e));
      handle.rollbackToSavepoint(BEFORE);
      handle
          .createUpdate("update calls set turns = 0, interrupted = 0 where id = :call")
          .bind("call", call)
          .execute();
    }
  }

  /** Calls that ended before figures were kept; how many were done. */
  static int catchUp(Handle handle, int most) {
    List<UUID> calls =
        handle
            .createQuery(
                """
                select id from calls where ended is not null and turns is null
                order by ended desc limit :most for no key update skip locked\
                """)
            .bind("most", most)
            .mapTo(UUID.class)
            .list();
    calls.forEach(call -> keep(handle, new CallId(call)));
    return calls.size();
  }

  private static CallFigures read(Handle handle, CallId call) {
    CallFigures figures = new CallFigures();
    handle
        .createQuery(
            """
            select at, body from call_events where call = :call
              and type in ('agent_spoke', 'callee_spoke', 'gap_measured', 'outcome_taken',
                'AgentSpoke', 'CalleeSpoke', 'GapMeasured')
            order by index\
            """)
        .bind("call", call)
        .map((row, _) -> RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at")))
        .forEach(figures::add);
    return figures;
  }

  private void add(CallEvent event) {
    if (event instanceof CallEvent.AgentSpoke spoke) {
      append(agent, spoke.text());
      interrupted += spoke.interrupted() ? 1 : 0;
      at(spoke.node(), spoke.step());
    } else if (event instanceof CallEvent.CalleeSpoke spoke) {
      append(callee, spoke.text());
      turns++;
      at(spoke.node(), spoke.step());
    } else if (event instanceof CallEvent.GapMeasured measured) {
      gaps.add(measured.gap().total());
    } else if (event instanceof CallEvent.OutcomeTaken taken) {
      lastOutcomeNode = taken.node();
    }
  }

  private static void append(StringBuilder words, String text) {
    if (words.length() + text.length() < MOST_WORDS) {
      words.append(text).append('\n');
    }
  }

  private void at(@Nullable String node, int step) {
    if (node != null) {
      endNode = node;
      endStep = step;
    }
  }

  private @Nullable Long gapP95() {
    if (gaps.isEmpty()) {
      return null;
    }
    List<Duration> sorted = gaps.stream().sorted().toList();
    return sorted.get((int) Math.ceil(P95 * sorted.size()) - 1).toMillis();
  }

  private void write(Handle handle, CallId call) {
    handle
        .createUpdate(
            """
            update calls set turns = :turns, interrupted = :interrupted, gap_p95_ms = :gap,
              end_node = :node, end_step = :step, last_outcome_node = :outcomeNode
            where id = :call\
            """)
        .bind("turns", turns)
        .bind("interrupted", interrupted)
        .bind("gap", gapP95())
        .bind("node", endNode == null ? null : StorableText.of(endNode))
        .bind("step", endStep)
        .bind("outcomeNode", lastOutcomeNode == null ? null : StorableText.of(lastOutcomeNode))
        .bind("call", call)
        .execute();
    if (callee.isEmpty() && agent.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            insert into call_words (call, words)
            values (:call, setweight(to_tsvector('simple', :callee), 'A')
              || setweight(to_tsvector('simple', :agent), 'B'))
            on conflict (call) do update set words = excluded.words\
            """)
        .bind("callee", StorableText.of(callee.toString()))
        .bind("agent", StorableText.of(agent.toString()))
        .bind("call", call)
        .execute();
  }
}
