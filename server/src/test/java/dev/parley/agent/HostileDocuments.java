package dev.parley.agent;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents made to take long, each of a given length in characters or nearly so. */
public enum HostileDocuments {
  END_NODES_AND_RULES_TO_NOWHERE {
    @Override
    public String of(int length) {
      int nodes = length / 250;
      String ends = many(nodes, i -> end("e" + i));
      String rules =
          many(
              (length - ends.length()) / 46,
              i -> "{\"id\":\"%d\",\"when\":{\"all\":[]},\"next\":\"n%d\"}".formatted(i, i));
      return document(start("{\"rules\":[" + rules + "]}") + "," + ends);
    }
  },
  CHAIN {
    @Override
    public String of(int length) {
      int nodes = length / 110;
      return document(
          start("{\"prompt\":[],\"else\":{\"next\":\"n%d\"}}".formatted(nodes - 1))
              + ","
              + many(
                  nodes,
                  i ->
                      speak(
                          "n" + i,
                          "{\"prompt\":[],\"else\":{\"next\":\"n%d\"}}".formatted(i - 1))));
    }
  },
  CHAIN_WITH_VARIABLES {
    @Override
    public String of(int length) {
      int nodes = length / 260;
      return document(
          start("{\"prompt\":[],\"else\":{\"next\":\"n%d\"}}".formatted(nodes - 1))
              + ","
              + many(
                  nodes,
                  i ->
                      "{\"type\":\"speak\",\"id\":\"n%d\",\"text\":\"Hi {{v%d}} {{v%d}}\",\"variables\":[{\"name\":\"v%d\"}],\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"n%d\",\"max_visits\":2,\"then\":\"n%d\"}}}"
                          .formatted(i, i + 1, nodes - i, i, i - 1, (i * 7) % nodes)));
    }
  },
  AS_MANY_NODES_AS_MAY_BE {
    @Override
    public String of(int length) {
      String tail = "x".repeat(40);
      return document(
          start("{\"prompt\":[],\"else\":{\"next\":\"n998\"}}")
              + ","
              + many(
                  999,
                  i ->
                      "{\"type\":\"speak\",\"id\":\"n%d\",\"text\":\"Hi {{%s%d}} {{%s%d}} {%s}\",\"variables\":[{\"name\":\"%s%d\"}],\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"n%d\",\"max_visits\":2,\"then\":\"n%d\"}}}"
                          .formatted(
                              i, tail, i, tail, 998 - i, tail, tail, i, i - 1, (i * 7) % 999)));
    }
  },
  EQUAL_LABELS {
    @Override
    public String of(int length) {
      return document(start(prompt(length / 60, _ -> "wants to confirm it")) + "," + end("e"));
    }
  },
  ALIKE_LABELS {
    @Override
    public String of(int length) {
      return document(
          start(
                  prompt(
                      length / 100, i -> "wants to confirm the table for " + i + " people tonight"))
              + ","
              + end("e"));
    }
  },
  MANY_NODES_OF_ALIKE_LABELS {
    @Override
    public String of(int length) {
      String words = many(20, i -> "w" + i).replace(",", " ");
      String one = speak("n", prompt(50, i -> words + " " + i));
      return document(start(prompt(1, _ -> "a")) + "," + many(length / one.length(), _ -> one));
    }
  },
  REFERENCES {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"start\",\"id\":\"s\",\"text\":\"%s\",\"variables\":[%s],\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"e\"}}},%s"
              .formatted(
                  many(length / 2 / 16, i -> "{variable%d}".formatted(i + 100_000))
                      .replace(",", " "),
                  many(length / 2 / 26, i -> "{\"name\":\"variable%d\"}".formatted(i)),
                  end("e")));
    }
  },
  LONG_NAMES {
    @Override
    public String of(int length) {
      String tail = "x".repeat(55);
      return document(
          many(
              length / 3000,
              n ->
                  "{\"type\":\"speak\",\"id\":\"s%d\",\"text\":\"%s\",\"variables\":[%s],\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"e\"}}}"
                      .formatted(
                          n,
                          many(15, i -> "{%s%d}".formatted(tail.substring(18), n * 100 + i + 7)),
                          many(15, i -> "{\"name\":\"%s%d\"}".formatted(tail, n * 100 + i)))));
    }
  },
  OPEN_BRACES {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"start\",\"id\":\"s\",\"text\":\"%s\"}".formatted("{".repeat(length)));
    }
  },
  BRACES_AND_BLANKS {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"start\",\"id\":\"s\",\"text\":\"%s\"}"
              .formatted(("{{" + " ".repeat(length / 4) + "a" + " ".repeat(length / 4)).repeat(2)));
    }
  },
  NAMES_WITHOUT_END {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"start\",\"id\":\"s\",\"text\":\"%s\"}"
              .formatted("{a . ".repeat(length / 5)));
    }
  },
  GIANT_TEXTS {
    @Override
    public String of(int length) {
      String giant = "g".repeat(length / 8);
      return document(
          many(
              2,
              _ ->
                  "{\"type\":\"speak\",\"id\":\"%1$s\",\"text\":\"%1$s\",\"name\":\"%1$s\",\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"%1$s\"}}}"
                      .formatted(giant)));
    }
  },
  GIANT_KEYS {
    @Override
    public String of(int length) {
      return "{\"nodes\":[],\"" + "k".repeat(49_000) + "\":1}";
    }
  },
  UNKNOWN_KEYS {
    @Override
    public String of(int length) {
      return "{\"nodes\":[]," + many(length / 12, i -> "\"k%d\":1".formatted(i)) + "}";
    }
  },
  WRONG_TYPES {
    @Override
    public String of(int length) {
      return document(many(length / 2, _ -> "1"));
    }
  },
  EMPTY_OBJECTS {
    @Override
    public String of(int length) {
      return document(many(length / 3, _ -> "{}"));
    }
  },
  SMALL_NODES {
    @Override
    public String of(int length) {
      return document(many(length / 24, i -> "{\"type\":\"end\",\"id\":\"%d\"}".formatted(i)));
    }
  },
  EMPTY_CONDITIONS {
    @Override
    public String of(int length) {
      return document(
          start(
              "{\"rules\":[{\"id\":\"r\",\"next\":\"e\",\"when\":{\"all\":[%s]}}]}"
                  .formatted(
                      many(length / 37, _ -> "{\"operand\":\"x\",\"operator\":\"is_empty\"}"))));
    }
  },
  PATTERNS {
    @Override
    public String of(int length) {
      return document(
          start(
              "{\"rules\":[{\"id\":\"r\",\"next\":\"e\",\"when\":{\"all\":[%s]}}]}"
                  .formatted(
                      many(
                          2,
                          _ ->
                              "{\"operand\":\"x\",\"operator\":\"matches\",\"value\":\"%s\"}"
                                  .formatted("(".repeat(length / 2))))));
    }
  },
  VALUES {
    @Override
    public String of(int length) {
      return document(
          start(
              "{\"rules\":[{\"id\":\"r\",\"next\":\"e\",\"when\":{\"all\":[{\"operand\":\"x\",\"operator\":\"in\",\"value\":[%s]}]}}]}"
                  .formatted(many(length / 2, _ -> "1"))));
    }
  },
  ACTIONS {
    @Override
    public String of(int length) {
      return document(
          start(prompt(1, _ -> "a"))
              + ","
              + many(
                  length / 1100,
                  n ->
                      "{\"type\":\"speak\",\"id\":\"n%d\",\"text\":\"x\",\"actions\":[%s],\"outcomes\":{\"prompt\":[],\"else\":{\"next\":\"n%d\"}}}"
                          .formatted(
                              n,
                              many(
                                  20,
                                  i ->
                                      "{\"id\":\"a%d\",\"url\":\"{x}\",\"body\":\"{\"}"
                                          .formatted(i)),
                              n + 1)));
    }
  },
  HEADERS {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"speak\",\"id\":\"n\",\"text\":\"x\",\"actions\":[{\"id\":\"a\",\"url\":\"https://a.example\",\"headers\":{%s}}]}"
              .formatted(many(length / 13, i -> "\"x %d\":\"\"".formatted(i))));
    }
  },
  RESULTS {
    @Override
    public String of(int length) {
      return document(
          "{\"type\":\"speak\",\"id\":\"n\",\"text\":\"x\",\"actions\":[{\"id\":\"a\",\"url\":\"https://a.example\",\"results\":{%s}}]}"
              .formatted(many(length / 18, i -> "\"r%d\":\"$..[?(\"".formatted(i))));
    }
  },
  DENSE_GRAPH {
    @Override
    public String of(int length) {
      int ways = 50;
      int nodes = Math.max(1, length / (ways * 42));
      return document(
          start("{\"prompt\":[],\"else\":{\"next\":\"n0\"}}")
              + ","
              + many(
                  nodes,
                  n ->
                      speak(
                          "n" + n,
                          "{\"prompt\":[%s]}"
                              .formatted(
                                  many(
                                      ways,
                                      i ->
                                          "{\"id\":\"%d\",\"label\":\"w%d\",\"next\":\"n%d\"}"
                                              .formatted(i, i, (n * i + 1) % nodes))))));
    }
  },
  EXAMPLES {
    @Override
    public String of(int length) {
      return document(
          start(
              "{\"prompt\":[{\"id\":\"a\",\"label\":\"a\",\"next\":\"e\",\"examples\":[%s]}]}"
                  .formatted(many(length / 4, _ -> "\"a\""))));
    }
  };

  /** The document. */
  public abstract String of(int length);

  private static String many(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
  }

  private static String document(String nodes) {
    return "{\"nodes\":[" + nodes + "]}";
  }

  private static String end(String id) {
    return "{\"type\":\"end\",\"id\":\"%s\",\"text\":\"Bye\"}".formatted(id);
  }

  private static String start(String outcomes) {
    return "{\"type\":\"start\",\"id\":\"s\",\"text\":\"Hi\",\"outcomes\":%s}".formatted(outcomes);
  }

  private static String speak(String id, String outcomes) {
    return "{\"type\":\"speak\",\"id\":\"%s\",\"text\":\"Hi\",\"outcomes\":%s}"
        .formatted(id, outcomes);
  }

  private static String prompt(int count, IntFunction<String> label) {
    return "{\"prompt\":[%s]}"
        .formatted(
            many(
                count,
                i ->
                    "{\"id\":\"%d\",\"label\":\"%s\",\"next\":\"e\"}"
                        .formatted(i, label.apply(i))));
  }
}
