package dev.parley.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.agent.AgentDocument;
import dev.parley.agent.AgentJson;
import dev.parley.agent.Node;
import dev.parley.agent.Problem;
import dev.parley.agent.TemplateScope;
import dev.parley.brain.Brain;
import dev.parley.brain.Question;
import dev.parley.brain.ScriptedBrain;
import dev.parley.call.Scores;
import dev.parley.call.TeamId;
import dev.parley.embedding.MiniLm;
import dev.parley.inference.Inference;
import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.knowledge.KnownAnswer;
import dev.parley.knowledge.Library;
import dev.parley.models.ModelStore;
import dev.parley.models.Progress;
import dev.parley.nlu.EncoderReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what an agent would make of replies. */
@Command(
    name = "understand",
    description = {
      "Reads replies to a node of an agent from standard input, one a line, and prints a JSON"
          + " object a line: reply, intent (null where none is sure), outcome (null where the"
          + " callee would be asked again), likely (the outcome they would be asked to confirm, or"
          + " null), rival (another that they would be asked to choose it from), variables, unsure (names of those that would be read"
          + " back), probability (of the outcome, or that none is meant), candidates, answer (what"
          + " would be said to a question out of the knowledge, or null) and how probably it is"
          + " one, answer_probability."
    },
    footer = {
      "",
      "  echo \"I'm driving, can you ring me after five?\" |",
      "    ./parley understand --agent agent.json --node confirm"
    },
    mixinStandardHelpOptions = true)
final class UnderstandCommand implements Callable<Integer> {
  private static final TemplateScope NOBODY =
      new TemplateScope(
          JsonNodeFactory.instance.objectNode(), Map.of(), JsonNodeFactory.instance.objectNode());

  private static final LocalTime MORNING = LocalTime.of(10, 0);

  @Option(
      names = "--agent",
      required = true,
      paramLabel = "FILE",
      description = "An agent's document, JSON.")
  private Path agent = Path.of("");

  @Option(
      names = "--node",
      required = true,
      paramLabel = "ID",
      description = "The node whose words the replies answer.")
  private String node = "";

  @Option(
      names = "--knowledge",
      paramLabel = "FILE",
      description =
          "A knowledge base as POST /knowledge takes it, JSON: {\"items\": [{\"question\": …,"
              + " \"answer\": …}, {\"text\": …}]}. Questions are answered from it.")
  private @Nullable Path knowledge;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day on which the replies are given, as 2026-05-04; today by default.")
  private @Nullable LocalDate today;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    AgentDocument document = document();
    Node.Asking asking = asking(document);
    KnowledgeBase base = base();
    PrintWriter out = spec.commandLine().getOut();
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    store.ensure(Progress.on(System.err));
    try (Inference inference = Inference.open(store, Runtime.getRuntime().availableProcessors());
        EncoderReader reader = EncoderReader.load(inference);
        MiniLm embedding = new MiniLm(inference);
        Library library = new Library((_, _, _) -> new Library.Found.Changed(base), embedding)) {
      ZoneId zone = ZoneId.systemDefault();
      Brain brain =
          new ScriptedBrain(reader, clock(zone), zone).inCall(NOBODY, known(library, base));
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          out.println(
              json(line.strip(), brain.judge(Question.about(asking, asking.text(), line.strip()))));
          out.flush();
        }
      }
    }
    return 0;
  }

  private KnowledgeBase base() throws IOException {
    Path file = knowledge;
    if (file == null) {
      return KnowledgeFile.EMPTY;
    }
    if (!Files.isReadable(file)) {
      throw refused("%s cannot be read; give the file of a knowledge base.".formatted(file));
    }
    try {
      return KnowledgeFile.read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw refused("%s is no knowledge base: %s".formatted(file, e.getMessage()));
    }
  }

  private static Knowledge known(Library library, KnowledgeBase base) {
    TeamId team = new TeamId(base.id().value());
    List<String> bases = List.of(base.id().toString());
    library.prepare(team, bases);
    return library.of(team, bases);
  }

  private InstantSource clock(ZoneId zone) {
    LocalDate day = today;
    return day == null
        ? InstantSource.system()
        : InstantSource.fixed(day.atTime(MORNING).atZone(zone).toInstant());
  }

  private AgentDocument document() throws IOException {
    if (!Files.isReadable(agent)) {
      throw refused("%s cannot be read; give the file of an agent's document.".formatted(agent));
    }
    return switch (AgentJson.read(Files.readString(agent))) {
      case AgentJson.Reading.Read(AgentDocument document) -> document;
      case AgentJson.Reading.Refused(List<Problem> problems) ->
          throw refused(
              problems.stream()
                  .map(Problem::message)
                  .collect(Collectors.joining("\n", agent + " is no agent's document:\n", "")));
    };
  }

  private Node.Asking asking(AgentDocument document) {
    for (Node each : document.nodes()) {
      if (each.id().equals(node) && each instanceof Node.Asking asking) {
        return asking;
      }
    }
    List<String> asking =
        document.nodes().stream().filter(Node.Asking.class::isInstance).map(Node::id).toList();
    throw refused(
        asking.isEmpty()
            ? "%s has no node that takes replies: add one of type start or speak.".formatted(agent)
            : "%s has no node \"%s\" that takes replies. Those that do: %s."
                .formatted(agent, node, String.join(", ", asking)));
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static ObjectNode json(String reply, Brain.Judgement judgement) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("reply", reply);
    json.put("intent", judgement.intent() == null ? null : judgement.intent().id());
    json.put("outcome", judgement.outcome());
    List<String> likely = judgement.likely();
    json.put("likely", likely.isEmpty() ? null : likely.getFirst());
    json.put("rival", likely.size() > 1 ? likely.get(1) : null);
    ObjectNode variables = json.putObject("variables");
    judgement.variables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> variables.put(each.getKey(), each.getValue()));
    ArrayNode unsure = json.putArray("unsure");
    judgement.unsure().stream().sorted().forEach(unsure::add);
    scores(judgement, json);
    KnownAnswer known = judgement.known();
    json.put("answer", known == null ? null : known.text());
    json.put("answer_probability", known == null ? null : rounded(known.probability()));
    return json;
  }

  private static void scores(Brain.Judgement judgement, ObjectNode json) {
    Scores scores = judgement.scores();
    if (scores == null) {
      json.putNull("probability");
      json.putArray("candidates");
      return;
    }
    json.put("probability", rounded(probability(judgement.outcome(), scores)));
    ArrayNode candidates = json.putArray("candidates");
    for (Scores.Candidate candidate : scores.candidates()) {
      candidates
          .addObject()
          .put("outcome", candidate.outcome())
          .put("probability", rounded(candidate.score()));
    }
  }

  private static double probability(@Nullable String outcome, Scores scores) {
    return scores.candidates().stream()
        .filter(candidate -> candidate.outcome().equals(outcome))
        .mapToDouble(Scores.Candidate::score)
        .findFirst()
        .orElse(scores.none());
  }

  private static double rounded(double probability) {
    return Math.round(1000 * probability) / 1000.0;
  }
}
