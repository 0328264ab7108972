package dev.parley.records;

import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.ContactId;
import dev.parley.call.EndReason;
import dev.parley.call.TurnSpeaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a call must be like to be among those that are looked for. */
public sealed interface CallCondition {
  /** One of these. */
  record OneOf(Set<CallId> calls) implements CallCondition {
    public OneOf {
      calls = Set.copyOf(calls);
    }
  }

  /** With any of these agents. */
  record OfAgents(Set<AgentId> agents) implements CallCondition {
    public OfAgents {
      agents = Set.copyOf(agents);
    }
  }

  /** With this version of its agent. */
  record OfVersion(int version) implements CallCondition {}

  /** In any of these statuses. */
  record InStatus(Set<CallStatus> statuses) implements CallCondition {
    public InStatus {
      statuses = Set.copyOf(statuses);
    }
  }

  /** Ended for any of these reasons. */
  record EndedFor(Set<EndReason> reasons) implements CallCondition {
    public EndedFor {
      reasons = Set.copyOf(reasons);
    }
  }

  /** An outcome with this id was taken. */
  record Took(String outcome) implements CallCondition {}

  /** Ended in the node with this id. */
  record EndedIn(String node) implements CallCondition {}

  /** Ordered at this time or later. */
  record Since(Instant from) implements CallCondition {}

  /** Ordered before this time. */
  record Before(Instant to) implements CallCondition {}

  /** The conversation lasted so long or longer. */
  record NoShorterThan(Duration least) implements CallCondition {}

  /** The conversation lasted no longer. */
  record NoLongerThan(Duration most) implements CallCondition {}

  /** The 95th percentile of what the callee waited for answers is no shorter. */
  record WaitedAtLeast(Duration gap) implements CallCondition {}

  /** The callee had so many turns or more. */
  record TurnsAtLeast(int turns) implements CallCondition {}

  /** The agent was interrupted so often or oftener. */
  record InterruptedAtLeast(int times) implements CallCondition {}

  /** Has this tag. */
  record Tagged(String tag) implements CallCondition {}

  /** Ordered by this job. */
  record OfJob(UUID job) implements CallCondition {}

  /** Is a test, or is none. */
  record Test(boolean test) implements CallCondition {}

  /** Has a recording, or has none. */
  record Recorded(boolean recorded) implements CallCondition {}

  /** A webhook of it was given up, or none was. */
  record Parked(boolean parked) implements CallCondition {}

  /** With this contact. */
  record WithContact(ContactId contact) implements CallCondition {}

  /** Whose contact's name, number or e-mail address has this in it, in any case. */
  record OfPerson(String part) implements CallCondition {}

  /**
   * In which words were said.
   *
   * @param words all of them; in quotes one after the other, behind a minus none
   * @param by who said them, null for either
   */
  record Said(String words, @Nullable TurnSpeaker by) implements CallCondition {}

  /** In which this was captured. */
  record Captured(String variable, String value) implements CallCondition {}

  /** Ordered with this among its metadata; a number is meant by its digits. */
  record Labelled(String key, String value) implements CallCondition {}
}
