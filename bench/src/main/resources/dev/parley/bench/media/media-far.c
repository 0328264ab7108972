/*
 * The far end of bench media: sends every RTP packet back to where it came from, and measures by
 * the kernel's receive timestamps how evenly packets of each stream (told apart by source port)
 * come in. RTCP is swallowed.
 *
 * Prints its ports first. A line "begin" on standard input forgets all figures, a line "end" prints
 *   streams packets lost late gap_p50 gap_p99 gap_p99.9 gap_max    (gaps in milliseconds)
 * where late is more than 40 ms behind the stream's own beat of 20 ms.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SOCKETS 64
#define BATCH 64
#define BINS 100000 /* of 10 us, the last for all beyond */
#define BEAT 20000000LL
#define LATE 40000000LL

typedef struct {
  long received, first, highest;
  long long last, beat;
} stream;

static stream streams[65536];
static unsigned long bins[BINS];
static long packets, late;
static long long longest;
static char data[BATCH][512], control[BATCH][128];
static struct sockaddr_in peers[BATCH];
static struct iovec parts[BATCH], back_parts[BATCH];
static struct mmsghdr in[BATCH], back[BATCH];

static void measure(stream *s, unsigned sequence, long long at) {
  packets++;
  if (s->received++ == 0) {
    s->first = s->highest = sequence;
    s->last = at;
    s->beat = at;
    return;
  }
  long number = s->highest + (short)(sequence - (unsigned short)s->highest);
  if (number > s->highest) s->highest = number;
  long long gap = at - s->last;
  s->last = at;
  if (gap < 0) gap = 0;
  if (gap > longest) longest = gap;
  bins[gap / 10000 < BINS ? gap / 10000 : BINS - 1]++;
  long long offset = at - (number - s->first) * BEAT;
  if (offset < s->beat) s->beat = offset;
  if (offset - s->beat > LATE) late++;
}

static long long arrival(struct msghdr *message) {
  for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c))
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_TIMESTAMPNS) {
      struct timespec t;
      memcpy(&t, CMSG_DATA(c), sizeof t);
      return t.tv_sec * 1000000000LL + t.tv_nsec;
    }
  return 0;
}

static void serve(int socket) {
  for (int i = 0; i < BATCH; i++) {
    parts[i] = (struct iovec){data[i], sizeof data[i]};
    in[i].msg_hdr = (struct msghdr){.msg_name = &peers[i], .msg_namelen = sizeof peers[i],
        .msg_iov = &parts[i], .msg_iovlen = 1, .msg_control = control[i],
        .msg_controllen = sizeof control[i]};
  }
  int n = recvmmsg(socket, in, BATCH, MSG_DONTWAIT, 0), out = 0;
  for (int i = 0; i < n; i++) {
    unsigned char *p = (unsigned char *)data[i];
    if (in[i].msg_len < 12 || (p[1] >= 192 && p[1] <= 223)) continue;
    measure(&streams[ntohs(peers[i].sin_port)], p[2] << 8 | p[3], arrival(&in[i].msg_hdr));
    back_parts[out] = (struct iovec){data[i], in[i].msg_len};
    back[out].msg_hdr = (struct msghdr){.msg_name = &peers[i], .msg_namelen = sizeof peers[i],
        .msg_iov = &back_parts[out], .msg_iovlen = 1};
    out++;
  }
  for (int sent = 0; sent < out;) {
    int k = sendmmsg(socket, back + sent, out - sent, 0);
    sent += k > 0 ? k : 1;
  }
}

static double quantile(double share) {
  unsigned long all = 0, below = 0;
  for (int i = 0; i < BINS; i++) all += bins[i];
  for (int i = 0; i < BINS; i++)
    if ((below += bins[i]) >= share * all && below > 0) return i / 100.0;
  return 0;
}

static void tell(void) {
  long count = 0, lost = 0;
  for (int i = 0; i < 65536; i++)
    if (streams[i].received) {
      count++;
      lost += streams[i].highest - streams[i].first + 1 - streams[i].received;
    }
  printf("%ld %ld %ld %ld %.2f %.2f %.2f %.2f\n", count, packets, lost, late, quantile(.5),
      quantile(.99), quantile(.999), longest / 1e6);
  fflush(stdout);
}

static void forget(void) {
  memset(streams, 0, sizeof streams);
  memset(bins, 0, sizeof bins);
  packets = late = 0;
  longest = 0;
  puts("begun");
  fflush(stdout);
}

int main(void) {
  int poll = epoll_create1(0), one = 1, size = 4 << 20;
  for (int i = 0; i < SOCKETS; i++) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof a;
    setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
    setsockopt(s, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    setsockopt(s, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    if (bind(s, (void *)&a, sizeof a) || getsockname(s, (void *)&a, &length)) {
      perror("bind");
      return 1;
    }
    printf("%d%c", ntohs(a.sin_port), i == SOCKETS - 1 ? '\n' : ' ');
    epoll_ctl(poll, EPOLL_CTL_ADD, s, &(struct epoll_event){.events = EPOLLIN, .data.fd = s});
  }
  fflush(stdout);
  epoll_ctl(poll, EPOLL_CTL_ADD, 0, &(struct epoll_event){.events = EPOLLIN, .data.fd = 0});
  struct epoll_event ready[SOCKETS + 1];
  char line[16];
  for (;;) {
    int n = epoll_wait(poll, ready, SOCKETS + 1, -1);
    for (int i = 0; i < n; i++) {
      if (ready[i].data.fd) {
        serve(ready[i].data.fd);
      } else if (read(0, line, sizeof line) <= 0) {
        return 0;
      } else if (line[0] == 'b') {
        forget();
      } else {
        tell();
      }
    }
  }
}
