package dev.parley.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.bench.callee.CalleeReplies;
import dev.parley.bench.served.ServedParley;
import dev.parley.tts.TextToSpeech;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What it takes to measure a whole server from outside.
 *
 * @param command how Java runs {@code parley up}
 * @param home an empty directory
 * @param tts the callees' voices
 */
record Measured(
    List<String> command,
    Path home,
    TextToSpeech tts,
    InstantSource clock,
    RandomGenerator random) {
  private static final String AGENT = "calls-agent.json";

  JsonNode agent() {
    return CalleeReplies.document(AGENT);
  }

  Callees callees() throws InterruptedException {
    return new Callees(CalleeReplies.agent(AGENT), tts, clock, random);
  }

  ServedParley start(Callees callees, Map<String, String> settings) throws InterruptedException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("PARLEY_TRUNK", callees.trunk());
    return ServedParley.start(command, home, all);
  }
}
