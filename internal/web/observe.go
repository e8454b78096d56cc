package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/synoptic-news/synoptic"
)

// A recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	route  string // the pattern that the request fits; "" for none
}

func (r *recorder) WriteHeader(code int) {
	if r.status == 0 {
		r.status = code
	}
	if code >= 400 { // it is no state of what was asked for
		r.Header().Del("ETag")
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// observed counts requests and logs them: their path, never what was asked for
// behind it, nor any header.
func (s *Server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec, start := &recorder{ResponseWriter: w}, time.Now()
		next.ServeHTTP(rec, r)
		took := time.Since(start)
		route := rec.route
		if route == "" {
			route = "none"
		}
		s.metrics.requests.WithLabelValues(route, strconv.Itoa(rec.status)).Inc()
		if route != "GET "+eventsPath {
			s.metrics.seconds.WithLabelValues(route).Observe(took.Seconds())
		}
		level := slog.LevelDebug
		switch {
		case rec.status >= 500:
			level = slog.LevelWarn
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			level = slog.LevelInfo
		}
		s.log.Log(r.Context(), level, "request", "method", r.Method, "path", r.URL.Path, "status", rec.status, "bytes", rec.bytes, "took", took.Round(time.Microsecond))
	})
}

// routed is the table of routes; what fits none is told so as the API does.
func (s *Server) routed() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := s.mux.Handler(r)
		for x := w; ; { // the recorder, behind what guards it
			if rec, ok := x.(*recorder); ok {
				rec.route = pattern
				break
			}
			u, ok := x.(interface{ Unwrap() http.ResponseWriter })
			if !ok {
				break
			}
			x = u.Unwrap()
		}
		if pattern != "" {
			s.mux.ServeHTTP(w, r)
			return
		}
		probe := &probed{header: http.Header{}}
		h.ServeHTTP(probe, r)
		switch {
		case probe.status == http.StatusMethodNotAllowed:
			w.Header().Set("Allow", probe.header.Get("Allow"))
			problem(w, probe.status, r.Method+" is not for "+r.URL.Path+", but "+probe.header.Get("Allow"))
		case probe.status >= 300 && probe.status < 400: // to the same path, cleaned
			h.ServeHTTP(w, r)
		case strings.Contains(r.Header.Get("Accept"), "text/html") && !strings.HasPrefix(r.URL.Path, "/api/"):
			s.sheets.fail(w, r, synoptic.ErrNotFound)
		default:
			problem(w, http.StatusNotFound, "nothing is at "+r.URL.Path)
		}
	})
}

// A probed answer is looked at, and goes nowhere.
type probed struct {
	header http.Header
	status int
}

func (p *probed) Header() http.Header         { return p.header }
func (p *probed) Write(b []byte) (int, error) { return len(b), nil }
func (p *probed) WriteHeader(code int)        { p.status = code }

// problem answers with problem details.
func problem(w http.ResponseWriter, code int, detail string) {
	b, err := json.Marshal(&huma.ErrorModel{Status: code, Title: http.StatusText(code), Detail: detail})
	if err != nil { // of plain values: none
		http.Error(w, http.StatusText(code), code)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(code)
	w.Write(append(b, '\n'))
}

type metrics struct {
	requests  *prometheus.CounterVec
	seconds   *prometheus.HistogramVec
	refused   prometheus.Counter
	listeners prometheus.Gauge
	added     prometheus.Counter
	settled   prometheus.Histogram
	failed    prometheus.Counter
}

// newMetrics makes the metrics of one server, in a registry of its own.
func newMetrics(s *Server) (*metrics, *prometheus.Registry) {
	m := &metrics{
		requests:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "synoptic_http_requests_total", Help: "Requests answered."}, []string{"route", "status"}),
		seconds:   prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "synoptic_http_request_seconds", Help: "Time to the last byte.", Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}}, []string{"route"}),
		refused:   prometheus.NewCounter(prometheus.CounterOpts{Name: "synoptic_http_refused_total", Help: "Requests refused because too many were worked on."}),
		listeners: prometheus.NewGauge(prometheus.GaugeOpts{Name: "synoptic_listeners", Help: "Readers of live updates."}),
		added:     prometheus.NewCounter(prometheus.CounterOpts{Name: "synoptic_reports_added_total", Help: "Reports taken in by this server that were not there before."}),
		settled:   prometheus.NewHistogram(prometheus.HistogramOpts{Name: "synoptic_settle_seconds", Help: "Time to bring all stories up to date.", Buckets: []float64{.01, .05, .1, .5, 1, 5, 10, 60, 300}}),
		failed:    prometheus.NewCounter(prometheus.CounterOpts{Name: "synoptic_settle_failures_total", Help: "Times that the stories could not be brought up to date."}),
	}
	reg := prometheus.NewRegistry()
	reg.MustRegister(m.requests, m.seconds, m.refused, m.listeners, m.added, m.settled, m.failed, census{s},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m, reg
}

// A census collects counts of the store when they are asked for.
type census struct{ s *Server }

var counted = map[string]*prometheus.Desc{
	"reports":   prometheus.NewDesc("synoptic_reports", "Current reports in the store.", nil, nil),
	"revisions": prometheus.NewDesc("synoptic_revisions", "Reports in the store, earlier states of pages too.", nil, nil),
	"stories":   prometheus.NewDesc("synoptic_stories", "Stories in the store.", nil, nil),
	"pending":   prometheus.NewDesc("synoptic_stories_pending", "Stories without the synopsis they should have.", nil, nil),
	"ungrouped": prometheus.NewDesc("synoptic_reports_ungrouped", "Reports that wait to be grouped.", nil, nil),
	"bytes":     prometheus.NewDesc("synoptic_store_bytes", "Size of the store.", nil, nil),
	"feeds":     prometheus.NewDesc("synoptic_feeds", "Feeds that are watched.", nil, nil),
	"down":      prometheus.NewDesc("synoptic_feeds_down", "Feeds whose last answer was an error.", nil, nil),
	"change":    prometheus.NewDesc("synoptic_change", "Number of the last change.", nil, nil),
}

// Describe says what there is.
func (c census) Describe(out chan<- *prometheus.Desc) {
	for _, d := range counted {
		out <- d
	}
}

// Collect counts.
func (c census) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), c.s.cfg.Timeout)
	defer cancel()
	n, err := c.s.Store.Census(ctx)
	if err == nil {
		var last int64
		last, err = c.s.Store.Latest(ctx)
		for name, v := range map[string]int64{
			"reports": int64(n.Reports), "revisions": int64(n.Revisions), "stories": int64(n.Stories), "pending": int64(n.Pending), "ungrouped": int64(n.Ungrouped),
			"bytes": n.StoreBytes, "feeds": int64(n.Feeds), "down": int64(n.FeedsDown), "change": last,
		} {
			out <- prometheus.MustNewConstMetric(counted[name], prometheus.GaugeValue, float64(v))
		}
	}
	if err != nil {
		out <- prometheus.NewInvalidMetric(counted["change"], err)
	}
}

// plain adds what is no part of the API: health, metrics, the way in.
func (s *Server) plain() {
	s.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		if _, err := s.Store.Latest(ctx); err != nil {
			s.log.Warn("store not well", "error", err)
			problem(w, http.StatusServiceUnavailable, "the store cannot be read")
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte(`{"status":"ok","version":"` + synoptic.Version + `"}` + "\n"))
	})
	s.mux.Handle("GET /metrics", promhttp.HandlerFor(s.reg, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: s.cfg.Timeout, ErrorHandling: promhttp.ContinueOnError}))
	s.mux.HandleFunc("GET /login", s.login)
	s.mux.HandleFunc("POST /login", s.login)
	s.mux.HandleFunc("GET /openapi.json", s.description)
}
