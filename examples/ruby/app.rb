require 'dotenv/load'
require 'json'
require 'sinatra'
require_relative 'click_id'
require_relative 'payments'

set :bind, '127.0.0.1'
set :port, ENV.fetch('PORT')
set :server, 'webrick'
# In development Sinatra shows its errors to the buyer.
set :environment, :production

SITE_URL = ENV.fetch('SITE_URL', "http://localhost:#{ENV.fetch('PORT')}")

helpers do
  def json?
    request.media_type == 'application/json'
  end

  # What the page has sent, whatever that is.
  def sent_click_id
    return params['click_id'] unless json?

    body = JSON.parse(request.body.read)
    body['click_id'] if body.is_a?(Hash)
  rescue JSON::ParserError
    nil
  end

  def attribute(name)
    Rack::Utils.escape_html(ENV.fetch(name))
  end
end

get('/') { erb :home }
get('/thanks') { erb :thanks }

post '/checkout' do
  order = {
    mode: 'payment',
    # Without a customer there is nobody to whom a later payment could be attributed; not beside customer.
    customer_creation: 'always',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 1200,
          product_data: { name: 'The Slow Brew Handbook' }
        }
      }
    ],
    success_url: "#{SITE_URL}/thanks?session_id={CHECKOUT_SESSION_ID}",
    cancel_url: "#{SITE_URL}/"
  }
  # The cookie is there with data-storage="cookie" on the tag.
  click_id = click_id_of(sent_click_id) || click_id_of(request.cookies['__selgeo_cid'])
  # Left unset for a visitor whom nobody referred: Stripe refuses an empty string.
  order[:client_reference_id] = click_id if click_id

  url = open_checkout(order)
  json? ? [200, { 'Content-Type' => 'application/json' }, JSON.generate(url: url)] : redirect(url, 303)
end

error PaymentsDown do
  message = 'The payment page could not be opened, and nothing was charged. Please try again.'
  answer = json? ? JSON.generate(error: message) : erb(:problem, locals: { message: message })
  [502, { 'Content-Type' => json? ? 'application/json' : 'text/html;charset=utf-8' }, answer]
end
