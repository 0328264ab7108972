package dev.parley.dispatch;

import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.answerer.Signalling;
import dev.parley.call.CallEvent;
import dev.parley.call.CallJournal;
import dev.parley.call.EndReason;
import dev.parley.call.LegId;
import dev.parley.call.RecordingKey;
import dev.parley.call.SteadyClock;
import dev.parley.driver.ConversationDriver;
import dev.parley.driver.ConversationSetup;
import dev.parley.knowledge.Library;
import dev.parley.llm.ModelLedger;
import dev.parley.llm.Spending;
import dev.parley.records.Agent;
import dev.parley.records.Call;
import dev.parley.records.Claim;
import dev.parley.records.ModelSpending;
import dev.parley.records.Records;
import dev.parley.records.Team;
import dev.parley.rtp.MediaException;
import dev.parley.schedule.OfferedTrunk;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneEvent;
import dev.parley.telephony.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a call by telephone: dials, waits for an answer, holds the agent's conversation. The SIP
 * Call-ID is the attempt's id, so one attempt can never be two calls to a trunk.
 */
public final class PhoneCallRunner implements CallRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCallRunner.class);

  /** Others may pass through the home, and what was said on a call is not theirs. */
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Nobody else is rung. */
  private static final LegId LEG = LegId.FIRST;

  private final Records records;
  private final Map<String, Way> ways;
  private final Library library;
  private final ModelLedger ledger;
  private final Path recordings;
  private final InstantSource clock;

  /**
   * A way on which calls go out.
   *
   * @param phone that dials
   * @param driver that holds the conversations
   */
  public record Way(Phone phone, Trunk trunk, ConversationDriver driver) {}

  /**
   * Carries calls on a phone.
   *
   * @param trunks by the name they have in the records
   * @param library what agents answer from
   * @param ledger counts what calls ask language models
   * @param recordings the directory they are kept in, one below for each team
   */
  public PhoneCallRunner(
      Records records,
      Phone phone,
      Map<String, Trunk> trunks,
      ConversationDriver driver,
      Library library,
      ModelLedger ledger,
      Path recordings,
      InstantSource clock) {
    this(
        records,
        trunks.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> new Way(phone, entry.getValue(), driver))),
        library,
        ledger,
        recordings,
        clock);
  }

  private PhoneCallRunner(
      Records records,
      Map<String, Way> ways,
      Library library,
      ModelLedger ledger,
      Path recordings,
      InstantSource clock) {
    this.records = records;
    this.ways = Map.copyOf(ways);
    this.library = library;
    this.ledger = ledger;
    this.recordings = recordings;
    this.clock = clock;
  }

  /** The same that reaches simulated callees too, on a phone that reaches nobody else. */
  public PhoneCallRunner simulating(Way simulated) {
    Map<String, Way> more = new HashMap<>(ways);
    more.put(OfferedTrunk.SIMULATED, simulated);
    return new PhoneCallRunner(records, more, library, ledger, recordings, clock);
  }

  @Override
  public CallEvent.Ended run(Claim claim, CallJournal journal, HangUpRequest hangUp)
      throws InterruptedException {
    Way way = way(claim);
    Trunk trunk = way.trunk();
    // The fence is committed: what is read from here on is waited for, so that the call is made.
    Call call = Outage.outlast(records.database(), () -> call(claim));
    Agent.Version version = Outage.outlast(records.database(), () -> version(call));
    ConversationSetup setup = setup(call, version, trunk);
    DialRequest request = request(claim, trunk, setup);
    InstantSource time = SteadyClock.from(clock);
    if (hangUp.made()) {
      return ended(time, EndReason.CANCELLED, "Cancelled before anybody was rung");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    journal.append(
        new CallEvent.Dialling(
            time.instant(), LEG, claim.attempt(), trunk.name(), request.sipCallId()));
    try (PhoneCall line = way.phone().dial(request)) {
      hangUp.react(line::close);
      ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
      try {
        tasks.execute(() -> prepare(way.driver(), setup));
        // Beside the first words: whoever asks something does so later.
        tasks.execute(() -> library.prepare(call.team(), setup.document().knowledge()));
        return switch (new Ringing(line, LEG, journal, time).ring()) {
          case Ringing.Answered(Signalling signalling) ->
              new AnsweredCall(line, signalling, LEG, key(claim), journal, hangUp, time)
                  .converse(way.driver(), call.agent(), setup);
          case Ringing.Unanswered(PhoneEvent.Cause cause, String detail) ->
              ended(time, LineEnds.unanswered(cause), detail);
        };
      } finally {
        tasks.shutdownNow();
      }
    } catch (MediaException e) {
      LOG.error("Attempt {} finds no media", claim.attempt(), e);
      return ended(time, EndReason.INTERNAL_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private void prepare(ConversationDriver driver, ConversationSetup setup) {
    try {
      driver.prepare(setup);
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        // The conversation renders what is missing itself, only later.
        LOG.warn("Lines could not be rendered ahead of time", e);
      }
    }
  }

  private Way way(Claim claim) {
    Way way = ways.get(claim.trunk());
    if (way == null) {
      throw new IllegalStateException(
          "This node has no trunk \"%s\", only %s. Maybe all nodes need the same PARLEY_TRUNK."
              .formatted(claim.trunk(), ways.keySet()));
    }
    if (claim.trunk().equals(OfferedTrunk.SIMULATED) != claim.number().isSimulated()) {
      throw new IllegalStateException(
          "The trunk \"%s\" may not carry attempt %s: those to simulated callees go over \"%s\", and no others do."
              .formatted(claim.trunk(), claim.attempt(), OfferedTrunk.SIMULATED));
    }
    return way;
  }

  private Call call(Claim claim) {
    return records.calls().get(claim.team(), claim.call()).orElseThrow();
  }

  private Agent.Version version(Call call) {
    return records
        .agentVersions()
        .get(call.team(), call.agent().id(), call.agent().version())
        .orElseThrow();
  }

  private ConversationSetup setup(Call call, Agent.Version version, Trunk trunk) {
    AgentDocument document =
        switch (AgentJson.read(version.document())) {
          case AgentJson.Reading.Read(AgentDocument read) -> read;
          case AgentJson.Reading.Refused(var problems) ->
              throw new IllegalStateException(
                  "Version %d of agent %s was published and is no document: %s"
                      .formatted(version.number(), version.agent(), problems));
        };
    String team = records.teams().get(call.team()).map(Team::name).orElse("");
    return new ConversationSetup(
        document,
        Scopes.of(call, team, trunk.callerId()),
        library.of(call.team(), document.knowledge()),
        ledger.open(call.team().toString(), day -> spent(call, day)));
  }

  private Spending spent(Call call, LocalDate day) {
    ModelSpending.Sum sum = records.modelSpending().of(call.team(), day);
    return new Spending(sum.tokens(), sum.cost());
  }

  private DialRequest request(Claim claim, Trunk trunk, ConversationSetup setup) {
    DialRequest request =
        DialRequest.number(claim.number(), trunk, null, claim.attempt().toString());
    Duration patience = Duration.ofSeconds(setup.document().settings().ringSeconds());
    return recorded(
        request.ringingFor(
            patience.compareTo(request.ringTime()) < 0 ? patience : request.ringTime()),
        claim);
  }

  /** A call is worth more than its recording: where none can be kept, the call goes on without. */
  private DialRequest recorded(DialRequest request, Claim claim) {
    Path file = recordings.resolve(key(claim).value());
    try {
      Files.createDirectories(file.resolveSibling(""), PRIVATE);
      return request.recordedTo(file);
    } catch (IOException e) {
      LOG.error("Attempt {} is not recorded", claim.attempt(), e);
      return request;
    }
  }

  private static RecordingKey key(Claim claim) {
    return RecordingKey.of(claim.team(), claim.attempt());
  }

  private static CallEvent.Ended ended(InstantSource time, EndReason reason, String detail) {
    return new CallEvent.Ended(time.instant(), reason, detail, Map.of(), List.of());
  }
}
