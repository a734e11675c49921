require 'json'
require 'net/http'

begin
  require 'stripe'
rescue LoadError
  # Where RubyGems cannot be reached, Ruby's own net/http does.
end

PaymentsDown = Class.new(StandardError)

# Opens a Checkout Session and gives the address of its payment page. Raises PaymentsDown when Stripe does not open one.
def open_checkout(order)
  defined?(Stripe) ? open_checkout_with_gem(order) : open_checkout_with_net_http(order)
end

def open_checkout_with_gem(order)
  Stripe.api_key = ENV.fetch('STRIPE_SECRET_KEY')
  Stripe.api_base = stripe_api
  Stripe::Checkout::Session.create(order).url
rescue Stripe::StripeError => e
  raise PaymentsDown, e.message
end

def open_checkout_with_net_http(order)
  uri = URI("#{stripe_api}/v1/checkout/sessions")
  request = Net::HTTP::Post.new(uri, 'Authorization' => "Bearer #{ENV.fetch('STRIPE_SECRET_KEY')}")
  request.set_form_data(form_fields(order))
  answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
  session = JSON.parse(answer.body)
  session['url'] or raise PaymentsDown, "HTTP #{answer.code}: #{session.dig('error', 'message')}"
rescue SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError, JSON::ParserError => e
  raise PaymentsDown, e.message
end

def stripe_api
  address = ENV.fetch('STRIPE_API_URL', '')
  address.empty? ? 'https://api.stripe.com' : address
end

# { a: [{ b: 1 }] } as Stripe reads it from a form: { 'a[0][b]' => 1 }.
def form_fields(value, name = nil)
  children = value.is_a?(Array) ? value.each_with_index.map { |child, index| [index, child] } : value
  return { name => value } unless children.respond_to?(:each)

  children.map { |key, child| form_fields(child, name ? "#{name}[#{key}]" : key.to_s) }.reduce({}, :merge)
end
