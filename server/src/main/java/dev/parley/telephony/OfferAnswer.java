package dev.parley.telephony;

import dev.parley.audio.Codec;
import dev.parley.audio.Codecs;
import dev.parley.rtp.MediaTarget;
import dev.parley.rtp.MediaTarget.Direction;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our side of offer and answer (RFC 3264) for one leg with one audio stream. Pure: no socket, no
 * clock; confined to its caller's thread.
 */
final class OfferAnswer {
  private static final String PROTOCOL = "RTP/AVP";

  /** What became of a description of the far end. */
  sealed interface Outcome {
    /**
     * Audio may flow.
     *
     * @param answer what to send back; null when the far end's description was itself the answer
     */
    record Agreed(MediaTarget target, @Nullable SessionDescription answer) implements Outcome {
      /** The answer as it is sent, empty when there is none to send. */
      String answerText() {
        return answer == null ? "" : answer.text();
      }

      /** Whether the far end has put us on hold: it does not want to hear us. */
      boolean held() {
        return !target.direction().sends();
      }
    }

    /** No agreement; what was agreed before stays in force. */
    record Refused(String why) implements Outcome {}
  }

  private final InetSocketAddress local;
  private final List<Codec> codecs;
  private final long sessionId;

  private final PayloadNumbers numbers = new PayloadNumbers();
  private String protocol = PROTOCOL;
  private int audioIndex;
  private boolean holding;
  private long version;
  private @Nullable SessionDescription sent;

  /**
   * Starts with nothing agreed.
   *
   * @param local where RTP is received; RTCP there too and one port above
   * @param codecs those we speak, most wanted first
   * @param sessionId for the {@code o=} line, never negative
   */
  OfferAnswer(InetSocketAddress local, List<Codec> codecs, long sessionId) {
    this.local = local;
    this.codecs = List.copyOf(codecs);
    this.sessionId = sessionId;
    version = sessionId;
  }

  /** Our offer: at the start of a call, or when the far end asks for one in the middle. */
  SessionDescription offer() {
    List<SdpFormat> formats = new ArrayList<>();
    codecs.forEach(codec -> formats.add(SdpFormat.of(codec, numbers.of(codec))));
    clockRates().forEach(rate -> formats.add(SdpFormat.telephoneEvent(numbers.events(rate), rate)));
    Direction direction = SdpDirection.of(/* sends= */ true, /* receives= */ !holding);
    return send(audioIndex, audio(protocol, formats, true, direction), sent);
  }

  /** Whether we want to hear the far end no more, from our next description on. */
  void hold(boolean hold) {
    holding = hold;
  }

  /** Reads the far end's answer to {@link #offer}. */
  Outcome answered(String body) {
    return switch (SdpParser.parse(body)) {
      case SdpParser.Result.Malformed(String why) -> new Outcome.Refused(why);
      case SdpParser.Result.Parsed(SessionDescription theirs) -> answered(theirs);
    };
  }

  private Outcome answered(SessionDescription theirs) {
    if (theirs.media().size() <= audioIndex) {
      return new Outcome.Refused("The answer has fewer m= lines than our offer.");
    }
    int index = place(theirs);
    SdpMedia section = theirs.media().get(index);
    if (section.port() == 0 || !section.plainAudio()) {
      return new Outcome.Refused(MediaMismatch.answer(section));
    }
    CodecMatch match = CodecMatch.of(section, codecs);
    if (match == null) {
      return new Outcome.Refused(noCodec(section));
    }
    return agree(theirs, index, match, null);
  }

  /** Where the answer to our audio is: in its place, or where a careless peer put it. */
  private int place(SessionDescription theirs) {
    for (int i = 0; i < theirs.media().size(); i++) {
      if (theirs.media().get(i).plainAudio() && !theirs.media().get(audioIndex).plainAudio()) {
        return i;
      }
    }
    return audioIndex;
  }

  /** Reads an offer of the far end and gives the answer to it. */
  Outcome offered(String body) {
    return switch (SdpParser.parse(body)) {
      case SdpParser.Result.Malformed(String why) -> new Outcome.Refused(why);
      case SdpParser.Result.Parsed(SessionDescription theirs) -> offered(theirs);
    };
  }

  private Outcome offered(SessionDescription theirs) {
    String why = MediaMismatch.offer(theirs);
    for (int i = 0; i < theirs.media().size(); i++) {
      SdpMedia section = theirs.media().get(i);
      if (section.plainAudio() && section.port() != 0) {
        CodecMatch match = CodecMatch.of(section, codecs);
        if (match != null) {
          return answer(theirs, i, match);
        }
        why = noCodec(section);
      }
    }
    return new Outcome.Refused(why);
  }

  private Outcome answer(SessionDescription theirs, int index, CodecMatch match) {
    SdpMedia section = theirs.media().get(index);
    Direction direction = direction(theirs, section);
    List<SdpFormat> formats = new ArrayList<>();
    formats.add(match.format());
    SdpFormat events = match.events();
    if (events != null) {
      formats.add(events);
    }
    Outcome outcome =
        agree(
            theirs,
            index,
            match,
            audio(section.protocol(), formats, section.has("rtcp-mux"), direction));
    if (outcome instanceof Outcome.Agreed) {
      audioIndex = index;
      protocol = section.protocol();
      formats.forEach(numbers::take);
    }
    return outcome;
  }

  private Outcome agree(
      SessionDescription theirs, int index, CodecMatch match, @Nullable SdpMedia ours) {
    SdpMedia section = theirs.media().get(index);
    String host = theirs.address(section);
    if (host == null) {
      return new Outcome.Refused("No c= line says where audio goes.");
    }
    InetAddress address = SdpHost.literal(host);
    if (address == null || address.isMulticastAddress()) {
      return new Outcome.Refused(
          "The c= line names \"%s\", which is neither one host's IP address nor a name that can be resolved."
              .formatted(host));
    }
    InetSocketAddress remote = new InetSocketAddress(address, section.port());
    InetSocketAddress rtcp = rtcp(section, remote);
    MediaTarget target =
        new MediaTarget(
            remote,
            rtcp,
            match.codec(),
            match.format().payloadType(),
            match.codecHere(numbers),
            match.eventsThere(),
            match.eventsHere(numbers, section, clockRates()),
            rtcp.equals(remote),
            direction(theirs, section),
            SdpPacketTime.of(section));
    return new Outcome.Agreed(target, ours == null ? null : send(index, ours, theirs));
  }

  /** Those of our codecs, most wanted first. */
  private List<Integer> clockRates() {
    return codecs.stream().map(Codec::clockRate).distinct().toList();
  }

  /** Our direction, given theirs. An address of zero is the old way to say hold (RFC 3264 8.4). */
  private Direction direction(SessionDescription theirs, SdpMedia section) {
    Direction mirrored = SdpDirection.mirrored(theirs.direction(section));
    boolean receives = mirrored.receives() && !holding;
    String host = theirs.address(section);
    InetAddress address = host == null ? null : SdpHost.literal(host);
    return address != null && address.isAnyLocalAddress()
        ? SdpDirection.of(false, receives)
        : SdpDirection.of(mirrored.sends(), receives);
  }

  private InetSocketAddress rtcp(SdpMedia section, InetSocketAddress remote) {
    if (section.has("rtcp-mux")) {
      return remote;
    }
    String[] parts = section.value("rtcp").orElse("").split("[ \\t]+", -1);
    int port = SessionDescription.number(parts[0], 65_535);
    if (port <= 0) {
      return new InetSocketAddress(remote.getAddress(), Math.min(remote.getPort() + 1, 65_535));
    }
    InetAddress other = parts.length == 4 ? SdpHost.literal(parts[3]) : null;
    return new InetSocketAddress(other == null ? remote.getAddress() : other, port);
  }

  private String noCodec(SdpMedia section) {
    return "No codec in common: we speak %s, the far end %s."
        .formatted(
            Codecs.names(codecs),
            section.rtpFormats().stream().map(SdpFormat::encoding).distinct().toList());
  }

  private SdpMedia audio(
      String protocol, List<SdpFormat> formats, boolean mux, Direction direction) {
    List<SdpAttribute> attributes = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (SdpFormat format : formats) {
      types.add(Integer.toString(format.payloadType()));
      attributes.add(format.rtpmap());
      String parameters = parameters(format);
      if (!parameters.isEmpty()) {
        attributes.add(new SdpAttribute("fmtp", format.payloadType() + " " + parameters));
      }
    }
    attributes.add(new SdpAttribute("ptime", "20"));
    attributes.add(SdpDirection.attribute(direction));
    attributes.add(new SdpAttribute("rtcp", Integer.toString(local.getPort() + 1)));
    if (mux) {
      attributes.add(SdpAttribute.property("rtcp-mux"));
    }
    return new SdpMedia("audio", local.getPort(), protocol, types, null, attributes);
  }

  private String parameters(SdpFormat format) {
    if (format.telephoneEvent()) {
      return "0-16";
    }
    return codecs.stream().filter(format::carries).map(Codec::parameters).findFirst().orElse("");
  }

  /**
   * Remembers and gives the description with {@code audio} at {@code index}; all other sections of
   * {@code shape} are refused. The version grows when anything changed (RFC 3264 section 8).
   */
  private SessionDescription send(int index, SdpMedia audio, @Nullable SessionDescription shape) {
    List<SdpMedia> sections = new ArrayList<>();
    int size = shape == null ? 1 : shape.media().size();
    for (int i = 0; i < size; i++) {
      sections.add(shape == null || i == index ? audio : shape.media().get(i).refused());
    }
    if (sent != null && !sent.media().equals(sections)) {
      version++;
    }
    InetAddress address = local.getAddress();
    String host = address.getHostAddress();
    String origin =
        "parley %d %d IN %s %s"
            .formatted(sessionId, version, address instanceof Inet6Address ? "IP6" : "IP4", host);
    SessionDescription description = new SessionDescription(origin, host, List.of(), sections);
    sent = description;
    return description;
  }
}
