package dev.parley.conversation;

import dev.parley.brain.Line;
import dev.parley.knowledge.KnownAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said and learnt, and where in the document the conversation stands. */
final class Memory {
  /** What was said so far. */
  final List<Line> history;

  /** Learnt from the callee and from actions, by name. */
  final Map<String, String> variables;

  /** How actions went, by {@code actionId.status}. */
  final Map<String, String> statuses;

  /** The outcomes taken, in order. */
  final List<OutcomeTaken> outcomes;

  /** What the latest turn says of what is not asked yet, by name. */
  final Map<String, String> ahead;

  /** What was told before it was asked for, by name, until its question comes. */
  final Map<String, String> toldEarly;

  /** How often each question was put since a turn led on, by the words of its node. */
  final Map<String, Integer> puts;

  /** The outcomes that keys stand for, from 1 on. */
  final List<String> keys;

  /** The outcomes of this node that were guessed and denied. */
  final Set<String> unlikely;

  /** How often each way out was taken, by node and outcome. */
  final Map<String, Integer> visits;

  String node = "";

  /** The node's words. */
  String text = "";

  /** The words of the node as written while they are being adapted, empty otherwise. */
  String script = "";

  /** The agent's latest words that wanted an answer, as far as they were heard. */
  String said = "";

  /** The callee's latest turn. */
  String reply = "";

  /** The outcome to which the latest turn objects, empty for none. */
  String against = "";

  /** What was said of a value that is read out in pieces, as far as it is not whole. */
  String piece = "";

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

  /** Whether what the brain is asked is what a turn means, and not where actions lead. */
  boolean turn;

  /** Whether the brain is asked what the turn before says to a question that was not put. */
  boolean silent;

  /** Nodes passed without a word since the latest turn. */
  int passed;

  /** The words the latest turn was spoken over. */
  Phase.@Nullable Cut cut;

  /** The answer to what the latest turn asks, null where nothing is asked or none is sure. */
  @Nullable KnownAnswer known;

  /** What is said before the next words. */
  String preface = "";

  /** What the agent asks besides its nodes. */
  @Nullable Errand errand;

  /** Turns in a row that led nowhere, at whatever nodes. */
  int missed;

  /** All turns that led nowhere. */
  int missedInAll;

  /** Turns since one led on that were met in place. */
  int met;

  /** Turns since one led on that were met with silence. */
  int letPass;

  /** The node whose question was put in other words for somebody who did not know. */
  String unsureOf = "";

  /** The node whose value was asked for again, since an answer had none. */
  String lostAt = "";

  /** Whether the callee wants louder words. */
  boolean louder;

  /** Whether the callee was angry. */
  boolean angered;

  /** Whether the callee seemed to speak another language. */
  boolean foreign;

  /** Whether the callee asked for a moment, and was looked after since. */
  Moment moment = Moment.NONE;

  /** Whether the agent asked last whether anybody is there. */
  CheckIn checkIn = CheckIn.NONE;

  /** Whether the latest turn may only say that the callee is there. */
  boolean there;

  /** Whether the callee came back from a silence since a turn led on. */
  boolean cameBack;

  /** What was remembered when the turn was taken that led to this node. */
  @Nullable Memory previous;

  /** Whether the question before is asked again of a turn that was a correction there. */
  boolean returned;

  /** What was remembered before it was taken back, until it is known what for. */
  @Nullable Memory undone;

  /** A question of whether anybody is there. */
  enum CheckIn {
    NONE,
    /** By itself. */
    ALONE,
    /** With the question before it. */
    WITH_QUESTION
  }

  /** A moment the callee asked for. */
  enum Moment {
    NONE,
    ASKED_FOR,
    LOOKED_AFTER
  }

  Memory() {
    history = new ArrayList<>();
    variables = new HashMap<>();
    statuses = new HashMap<>();
    outcomes = new ArrayList<>();
    visits = new HashMap<>();
    ahead = new HashMap<>();
    toldEarly = new HashMap<>();
    puts = new HashMap<>();
    keys = new ArrayList<>();
    unlikely = new HashSet<>();
  }

  private Memory(Memory other) {
    history = new ArrayList<>(other.history);
    variables = new HashMap<>(other.variables);
    statuses = new HashMap<>(other.statuses);
    outcomes = new ArrayList<>(other.outcomes);
    visits = new HashMap<>(other.visits);
    ahead = new HashMap<>(other.ahead);
    toldEarly = new HashMap<>(other.toldEarly);
    puts = new HashMap<>(other.puts);
    keys = new ArrayList<>(other.keys);
    unlikely = new HashSet<>(other.unlikely);
    node = other.node;
    text = other.text;
    said = other.said;
    reply = other.reply;
    script = other.script;
    piece = other.piece;
    against = other.against;
    misses = other.misses;
    unclear = other.unclear;
    repeats = other.repeats;
    silences = other.silences;
    patient = other.patient;
    turn = other.turn;
    silent = other.silent;
    passed = other.passed;
    cut = other.cut;
    known = other.known;
    preface = other.preface;
    errand = other.errand;
    missed = other.missed;
    missedInAll = other.missedInAll;
    met = other.met;
    letPass = other.letPass;
    unsureOf = other.unsureOf;
    lostAt = other.lostAt;
    louder = other.louder;
    angered = other.angered;
    foreign = other.foreign;
    moment = other.moment;
    checkIn = other.checkIn;
    there = other.there;
    cameBack = other.cameBack;
    previous = other.previous;
    returned = other.returned;
    undone = other.undone;
  }

  /** What is left when all was said to a machine: what was said. */
  Memory ofNobody() {
    Memory memory = new Memory();
    memory.history.addAll(history);
    return memory;
  }

  Memory copy() {
    return new Memory(this);
  }

  void enter(String id) {
    node = id;
    script = "";
    piece = "";
    against = "";
    misses = 0;
    unclear = 0;
    repeats = 0;
    turn = false;
    silent = false;
    errand = null;
    checkIn = CheckIn.NONE;
    keys.clear();
    unlikely.clear();
  }

  /** All values a reference may find. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>(statuses);
    values.putAll(variables);
    return values;
  }
}
