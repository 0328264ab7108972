package dev.parley.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.AgentId;
import dev.parley.call.CallId;
import dev.parley.call.CallStatus;
import dev.parley.call.EndReason;
import dev.parley.call.PhoneNumber;
import dev.parley.call.RecordingKey;
import dev.parley.call.TeamId;
import dev.parley.conversation.ReplyJudgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands.
 *
 * @param version counts the changes from 1
 * @param contact as it is now, even if it was deleted meanwhile
 * @param phoneNumber the number that is called, as it was when the call was ordered
 * @param started when it was answered, null if it was not
 * @param ending null while it goes on
 * @param recording null if there is none
 * @param summary null while it goes on, and where there is none
 * @param test whether it was made to test, as every call to a simulated callee is
 */
public record Call(
    CallId id,
    TeamId team,
    int version,
    CallStatus status,
    Contact contact,
    Pinned agent,
    PhoneNumber phoneNumber,
    Labels labels,
    Instant created,
    Instant updated,
    @Nullable Instant started,
    @Nullable Ending ending,
    @Nullable Recording recording,
    @Nullable Summary summary,
    boolean test) {

  /** The agent and the version of it that holds the conversation. */
  public record Pinned(AgentId id, String title, int version) {}

  /**
   * What its orderer attached to a call.
   *
   * @param metadata a JSON object; missing in a list that it is too large for
   */
  public record Labels(@Nullable JsonNode metadata, List<String> tags, @Nullable UUID job) {
    /** Nothing. */
    public static final Labels NONE = new Labels(null, List.of(), null);

    public Labels {
      tags = List.copyOf(tags);
    }
  }

  /** How it ended. */
  public record Ending(
      Instant at,
      EndReason reason,
      String detail,
      Map<String, String> variables,
      List<String> outcomes) {
    public Ending {
      variables = Map.copyOf(variables);
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * What a reply in it was taken for.
   *
   * @param index where that stands in the journal
   */
  public record Judged(int index, ReplyJudgement judgement) {}

  /**
   * What became of it, in a few sentences.
   *
   * @param extract put together from its journal
   * @param byModel a language model's, which is to be read in its place; null where there is none
   */
  public record Summary(String extract, @Nullable ByModel byModel) {}

  /**
   * A language model's summary.
   *
   * @param model its name
   */
  public record ByModel(String text, String model) {}

  /** What its recording is kept under ({@link RecordingFiles}). */
  public record Recording(RecordingKey key, Duration length) {}

  /**
   * How long the conversation lasted, zero if there was none or it goes on, or if the clock was set
   * back before another node ended it.
   */
  public Duration duration() {
    return started == null || ending == null || ending.at().isBefore(started)
        ? Duration.ZERO
        : Duration.between(started, ending.at());
  }

  /**
   * Which calls are wanted.
   *
   * @param agent null for all
   * @param statuses empty for all
   * @param search part of the contact's name, number or e-mail address
   * @param tags all of which a call must have
   * @param job null for all
   */
  public record Filter(
      @Nullable AgentId agent,
      Set<CallStatus> statuses,
      @Nullable String search,
      List<String> tags,
      @Nullable UUID job) {
    public Filter {
      statuses = Set.copyOf(statuses);
      tags = List.copyOf(tags);
    }
  }
}
