package dev.parley.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was said and learnt, and where in the document the conversation stands. */
final class Memory {
  /** Turns so far, each {@code "Agent: …"} or {@code "User: …"}. */
  final List<String> history;

  /** Learnt from the callee and from actions, by name. */
  final Map<String, String> variables;

  /** How actions went, by {@code actionId.status}. */
  final Map<String, String> statuses;

  /** Ids of the outcomes taken, in order. */
  final List<String> outcomes;

  /** How often each way out was taken, by node and outcome. */
  final Map<String, Integer> visits;

  String node = "";

  /** The node's words. */
  String text = "";

  /** The agent's latest words that wanted an answer, as far as they were heard. */
  String said = "";

  /** The callee's latest turn. */
  String reply = "";

  /** Turns on this node that no outcome fitted. */
  int misses;

  /** Turns in a row that could not be understood. */
  int unclear;

  /** How often this node's words were said again. */
  int repeats;

  /** Check-ins since the callee last spoke. */
  int silences;

  /** Whether the callee asked for time. */
  boolean patient;

  Memory() {
    history = new ArrayList<>();
    variables = new HashMap<>();
    statuses = new HashMap<>();
    outcomes = new ArrayList<>();
    visits = new HashMap<>();
  }

  private Memory(Memory other) {
    history = new ArrayList<>(other.history);
    variables = new HashMap<>(other.variables);
    statuses = new HashMap<>(other.statuses);
    outcomes = new ArrayList<>(other.outcomes);
    visits = new HashMap<>(other.visits);
    node = other.node;
    text = other.text;
    said = other.said;
    reply = other.reply;
    misses = other.misses;
    unclear = other.unclear;
    repeats = other.repeats;
    silences = other.silences;
    patient = other.patient;
  }

  Memory copy() {
    return new Memory(this);
  }

  void enter(String id) {
    node = id;
    misses = 0;
    unclear = 0;
    repeats = 0;
  }

  /** All values a reference may find. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>(statuses);
    values.putAll(variables);
    return values;
  }
}
