package dev.parley.bench.turn;

import dev.parley.agent.Node;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Level;
import dev.parley.bench.callee.CalleeVoices;
import dev.parley.bench.report.Report;
import dev.parley.bench.report.Table;
import dev.parley.call.CallEvent;
import dev.parley.sim.Samples;
import dev.parley.tts.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Callees in rooms with a television, and on lines that give back what the agent says. */
final class Rooms {
  private static final List<Integer> BELOW = List.of(25, 22, 19, 17, 14, 12);
  private static final int REPLIES = 4;
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final double ECHO = 0.4;
  private static final Duration LATER = Duration.ofMillis(200);
  private static final Duration SILENT = Duration.ofSeconds(9);

  private static final String NEWS =
      "Good evening. The government has said that the new railway will be finished by the end of"
          + " next year, and that tickets are going to cost less than before. In the north of the"
          + " country it has been raining for six days, and some of the roads near the coast are"
          + " closed. The weather will be better on the weekend, with sun in most places and a"
          + " light wind from the west. In sports, the national team has won its third match in a"
          + " row, and the coach was very pleased with the younger players. And now to the prices"
          + " of the day, which have hardly changed since this morning.";

  private final CalleeVoices voices;
  private final List<Row> rows = new ArrayList<>();

  /**
   * What became of one call.
   *
   * @param asked how often the callee was asked something and replied
   * @param answered how often the agent spoke within 3 s of the reply
   * @param own turns of the callee that were nobody's
   * @param interrupted words of the agent that were broken off
   */
  private record Row(String room, int asked, int answered, int own, int interrupted) {}

  Rooms(CalleeVoices voices) {
    this.voices = voices;
  }

  /** How many calls with a television there are. */
  static int televisions() {
    return BELOW.size();
  }

  /** A call with a television, whose voice is so much below the callee's. */
  void television(int index, Talk talk, Director director, Voice voice)
      throws InterruptedException {
    int below = BELOW.get(index);
    Voice reader =
        CalleeVoices.ALL.stream().filter(other -> !other.equals(voice)).findFirst().orElse(voice);
    short[] news = voices.spoken(NEWS, reader);
    double wanted = rms(voices.spoken("I will tell you about it.", voice)) * level(below);
    talk.callee().background(scaled(news, wanted / rms(news)));
    talk.callee().say(voices.spoken("Hello?", voice));
    rows.add(conversation("television %d dB below".formatted(below), talk, director));
  }

  /** A call whose callee says nothing at first, on a line with an echo. */
  void echo(Talk talk, Director director) throws InterruptedException {
    talk.callee().echo(ECHO, LATER);
    Thread.sleep(SILENT.toMillis());
    int own = count(talk, CallEvent.CalleeSpoke.class);
    Row row =
        conversation("echo of %.1f after %d ms".formatted(ECHO, LATER.toMillis()), talk, director);
    rows.add(new Row(row.room(), row.asked(), row.answered(), own, row.interrupted()));
  }

  private Row conversation(String room, Talk talk, Director director) throws InterruptedException {
    int asked = 0;
    int answered = 0;
    for (int i = 0; i < REPLIES; i++) {
      asked++;
      Optional<Node> node = director.question();
      if (node.isEmpty()) {
        break;
      }
      Take take = director.reply(node.get(), i, Duration.ZERO);
      Duration gap = take.gap();
      answered += gap != null && gap.compareTo(ANSWER) <= 0 ? 1 : 0;
    }
    long interrupted =
        talk.journal().from(0).stream()
            .filter(n -> n.event() instanceof CallEvent.AgentSpoke spoke && spoke.interrupted())
            .count();
    int extra = count(talk, CallEvent.CalleeSpoke.class) - asked;
    return new Row(room, asked, answered, Math.max(0, extra), (int) interrupted);
  }

  private static int count(Talk talk, Class<? extends CallEvent> type) {
    return (int)
        talk.journal().from(0).stream().filter(noted -> type.isInstance(noted.event())).count();
  }

  /** Reports on them. */
  void tell(Report report) {
    Table table =
        new Table("room", "asked", "answered within 3 s", "turns of nobody", "words broken off");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Row row : rows) {
      table.row(row.room(), row.asked(), row.answered(), row.own(), row.interrupted());
      figures.put(
          row.room(),
          Map.of(
              "asked",
              row.asked(),
              "answered",
              row.answered(),
              "own",
              row.own(),
              "interrupted",
              row.interrupted()));
    }
    report.heading("Callees in rooms with a television, and on lines with an echo");
    report.table(table);
    report.put("rooms", figures);
  }

  private static double level(int below) {
    return Math.pow(10, -below / 20.0);
  }

  private static double rms(short[] samples) {
    return Level.rms(samples, 0, samples.length);
  }

  private static short[] scaled(short[] samples, double factor) {
    short[] scaled = new short[samples.length - samples.length % (AudioFrame.NARROWBAND / 100)];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Samples.clipped(factor * samples[i]);
    }
    return scaled;
  }
}
