package dev.parley.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIPp taking calls by a scenario of ours, one unless told otherwise. */
public final class SippCallee implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern INVITE =
      Pattern.compile(
          "^INVITE sip:([^@\\s]+)@.*?^Call-ID: *(\\S+)", Pattern.MULTILINE | Pattern.DOTALL);

  /** Headers of a reply within a dialog. */
  private static final String REPLY =
      """
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:[local_ip]:[local_port];transport=[transport]>\
      """;

  /** Headers of a reply that makes a dialog. */
  private static final String DIALOG =
      """
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]T[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:[local_ip]:[local_port];transport=[transport]>\
      """;

  private static final String SDP =
      """
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=sipp 53655765 %3$s IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio @media_port@ RTP/AVP %1$s 101
      a=rtpmap:%1$s %2$s/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=%4$s
      """;

  /** Remembers who called whom, for requests of the callee. */
  private static final String PARTIES =
      """
      <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
      <ereg regexp=".*" search_in="hdr" header="To:" assign_to="callee"/>\
      """;

  /** Headers of a request of the callee within the dialog. */
  private static final String REQUEST =
      """
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From:[$callee];tag=[pid]T[call_number]
      To:[$caller]
      Call-ID: [call_id]
      Max-Forwards: 70\
      """;

  private static final Pattern RECEIVED =
      Pattern.compile("message received.*?(?=\\n-{20,}|\\z)", Pattern.DOTALL);
  private static final Pattern CALL_ID = Pattern.compile("(?m)^Call-ID:\\s*(\\S+)");

  private final PeerProcess process;
  private final int port;
  private final Path messages;

  private SippCallee(PeerProcess process, int port, Path messages) {
    this.process = process;
    this.port = port;
    this.messages = messages;
  }

  /** Builds a callee. */
  public static Builder playing(String scenario) {
    return new Builder(scenario);
  }

  /** How SIPp is to be started. */
  public static final class Builder {
    private final String scenario;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private boolean tcp;
    private int calls = 1;
    private Duration limit = LIMIT;
    private int mediaPort;

    private Builder(String scenario) {
      this.scenario = scenario;
      mediaPort = Ports.free(8);
      values.put("media_port", "[media_port]");
      values.put("reply", REPLY);
      values.put("dialog", DIALOG);
      values.put("parties", PARTIES);
      values.put("request", REQUEST);
      values.put("sdp", SDP.formatted("0", "PCMU", "0", "sendrecv"));
      values.put("held-sdp", SDP.formatted("0", "PCMU", "1", "sendonly"));
      values.put("other-sdp", SDP.formatted("8", "PCMA", "2", "sendrecv"));
      values.put("answered", "");
      values.put("header", "X-Peer: sipp");
    }

    /** Over TCP. */
    public Builder overTcp() {
      tcp = true;
      return this;
    }

    /** Takes so many calls, at once if they come at once, within a limit. */
    public Builder taking(int number, Duration within) {
      calls = number;
      limit = within;
      return this;
    }

    /** Echoes RTP to where it came from. */
    public Builder echoing() {
      arguments.add("-rtp_echo");
      return this;
    }

    /** Receives RTP on this port, and tells callers another one. */
    public Builder media(int port, int told) {
      mediaPort = port;
      return with("media_port", Integer.toString(told));
    }

    /** Fills a place {@code @name@} in the scenario. */
    public Builder with(String name, String value) {
      values.put(name, value);
      return this;
    }

    /** Starts SIPp and waits until it listens. */
    public SippCallee start(Peers peers, Path directory) {
      return start(peers, directory, Ports.free(2));
    }

    /** Starts SIPp at a port and waits until it listens. */
    public SippCallee start(Peers peers, Path directory, int port) {
      Path file =
          Template.write("sipp/" + scenario + ".xml", values, directory.resolve(scenario + ".xml"));
      Path messages = directory.resolve(scenario + "-messages.log");
      List<String> all =
          new ArrayList<>(
              List.of(
                  "-sf",
                  file.toString(),
                  "-i",
                  "127.0.0.1",
                  "-p",
                  Integer.toString(port),
                  "-mi",
                  "127.0.0.1",
                  "-mp",
                  Integer.toString(mediaPort),
                  "-m",
                  Integer.toString(calls),
                  "-t",
                  tcp ? "t1" : "u1",
                  "-nostdin",
                  "-trace_msg",
                  "-message_file",
                  messages.toString(),
                  "-trace_err",
                  "-error_file",
                  scenario + "-errors.log",
                  "-timeout",
                  limit.toSeconds() + "s"));
      all.addAll(arguments);
      PeerProcess process = PeerProcess.start(peers, directory, "sipp-" + scenario, "sipp", all);
      process.await("listens on " + port, () -> tcp ? Listening.tcp(port) : Listening.udp(port));
      return new SippCallee(process, port, messages);
    }
  }

  /** The port SIP is spoken on, at 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The Call-ID of every INVITE that came, repetitions included. */
  public List<String> invited() {
    try {
      return RECEIVED
          .matcher(Files.readString(messages, StandardCharsets.ISO_8859_1))
          .results()
          .map(MatchResult::group)
          .filter(message -> message.contains("\nINVITE "))
          .map(CALL_ID::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Call-IDs of the INVITEs that came until now, by the user they were for. */
  public Map<String, Set<String>> invites() {
    Map<String, Set<String>> invites = new TreeMap<>();
    try {
      String log =
          Files.exists(messages) ? Files.readString(messages, StandardCharsets.ISO_8859_1) : "";
      Matcher matcher = INVITE.matcher(log.replace("\r", ""));
      while (matcher.find()) {
        invites.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>()).add(matcher.group(2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return invites;
  }

  /** Waits until the scenario is over and checks that it went as written. */
  public void awaitSuccess(Duration limit) throws InterruptedException {
    int status = process.awaitEnd(limit);
    if (status != 0) {
      throw new AssertionError("SIPp ended with " + status + ":\n" + process.output());
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
