package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// refused are the networks that no public page lives in, beside those that
// netip knows: carriers' own, benchmarks, documentation, future use, and those
// of IPv6 that stand for addresses of IPv4, which might lead inside.
var refused = []netip.Prefix{
	netip.PrefixFrom(netip.AddrFrom4([4]byte{0, 0, 0, 0}), 8),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{192, 0, 0, 0}), 24),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{192, 0, 2, 0}), 24),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 18, 0, 0}), 15),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 51, 100, 0}), 24),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{203, 0, 113, 0}), 24),
	netip.PrefixFrom(netip.AddrFrom4([4]byte{240, 0, 0, 0}), 4),
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x00, 0x64, 0xff, 0x9b}), 32), // NAT64
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20, 0x01}), 32),             // Teredo
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0x20, 0x02}), 16),             // 6to4
	netip.PrefixFrom(netip.AddrFrom16([16]byte{0xfe, 0xc0}), 10),             // site local
}

// isPublic tells that an address is one of the open network.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() {
		return false
	}
	for _, p := range refused {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// guard refuses a connection to an address that is not public. It is asked for
// each connection with the address itself: after the name was looked up, after
// each redirect.
func guard(public func(netip.Addr) bool) func(_, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		a, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("address %q: %w", address, err)
		}
		if !public(a.Addr()) {
			return &privateError{a.Addr()}
		}
		return nil
	}
}

// A privateError tells of an address that is refused.
type privateError struct{ addr netip.Addr }

func (e *privateError) Error() string {
	return fmt.Sprintf("%s is no address of the open network", e.addr)
}
