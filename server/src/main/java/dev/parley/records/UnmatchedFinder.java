package dev.parley.records;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Node;
import dev.parley.call.CallId;
import dev.parley.call.Scores;
import dev.parley.call.StorableText;
import dev.parley.conversation.UnmatchedReplies;
import dev.parley.conversation.UnmatchedReply;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the replies of a call that were not understood, within the transaction that ends it. */
final class UnmatchedFinder {
  private static final Logger LOG = LoggerFactory.getLogger(UnmatchedFinder.class);
  private static final String BEFORE = "before_unmatched";

  private UnmatchedFinder() {}

  /** Reads the journal of a call; where that fails the call ends all the same. */
  static void run(Handle handle, CallId call) {
    handle.savepoint(BEFORE);
    try {
      find(handle, call);
      handle.releaseSavepoint(BEFORE);
    } catch (RuntimeException e) {
      if (UnavailableException.caused(e)) {
        throw e;
      }
      LOG.error("What was not understood in a call could not be kept: {}", FailureTrace.of(e));
      handle.rollbackToSavepoint(BEFORE);
    }
  }

  private static void find(Handle handle, CallId call) {
    List<JournalEntry> journal =
        handle
            .createQuery(
                """
                select index, at, body from call_events
                where call = :call
                  and type in ('stepped', 'outcomes_scored', 'outcome_taken', 'outcome_withdrawn')
                order by index\
                """)
            .bind("call", call)
            .map((row, _) ->
                new JournalEntry(
                    row.getInt("index"),
                    RecordJson.readEvent(row.getString("body"), Rows.instant(row, "at"))))
            .list();
    List<UnmatchedReply> found =
        UnmatchedReplies.in(journal.stream().map(JournalEntry::event).toList());
    AgentDocument document = found.isEmpty() ? null : document(handle, call);
    if (document != null) {
      for (UnmatchedReply reply : found) {
        if (reply.missedBy(document)) {
          keep(handle, call, journal.get(reply.event()).index(), reply, document);
        }
      }
    }
  }

  /** The document of the agent that holds a call; null for a test, and where it can't be read. */
  static @Nullable AgentDocument document(Handle handle, CallId call) {
    return handle
        .createQuery(
            """
            select v.document from calls c
              join agent_versions v on v.agent = c.agent and v.number = c.agent_version
            where c.id = :call and not c.test\
            """)
        .bind("call", call)
        .map((row, _) -> AgentJson.read(Rows.json(row, "document")))
        .findOne()
        .flatMap(reading ->
            reading instanceof AgentJson.Reading.Read(AgentDocument read)
                ? Optional.of(read)
                : Optional.empty())
        .orElse(null);
  }

  private static void keep(
      Handle handle, CallId call, int index, UnmatchedReply reply, AgentDocument document) {
    Scores scores = reply.scores();
    Node node = document.node(reply.node()).orElse(null);
    handle
        .createUpdate(
            """
            insert into unmatched_replies (call, index, team, agent, at, node, node_name, said,
              reply, why, outcome, outcomes, none, least)
            select id, :index, team, agent, :at, :node, :name, :said, :reply, :why, :outcome,
              :outcomes::json, :none, :least
            from calls where id = :call\
            """)
        .bind("call", call)
        .bind("index", index)
        .bind("at", reply.at())
        .bind("node", StorableText.of(reply.node()))
        .bind("name", node == null ? null : node.name())
        .bind("said", StorableText.of(reply.said()))
        .bind("reply", StorableText.of(reply.reply()))
        .bind("why", UnmatchedRows.word(reply.why()))
        .bind("outcome", reply.outcome())
        .bind("outcomes", UnmatchedRows.outcomes(reply))
        .bind("none", scores == null ? null : scores.none())
        .bind("least", scores == null ? null : scores.least())
        .execute();
  }
}
